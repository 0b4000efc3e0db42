import * as ge from 'glass-easel';
import { MiniProgramEnv, type CodeSpace } from 'glass-easel-miniprogram-adapter';
import { guarded, report } from '../exceptions';
import type { CompiledTemplates } from '../globals';
import type { ProgramDescription } from '../../program';

/** The component framework set up for one program: its code space, and what draws it. */
export interface Framework {
  readonly codeSpace: CodeSpace;
  readonly space: ge.ComponentSpace;
  /** A page's root, not yet on the document. */
  createPage(path: string): PageRoot;
}

export interface PageRoot {
  readonly component: ge.GeneralComponent;
  /** The page's `this`. */
  readonly caller: Record<string, unknown>;
  attach(parent: HTMLElement): HTMLElement;
  release(): void;
}

/** `isBuiltin` says which tags are drawn as `wx-…` elements. */
export function createFramework(
  program: ProgramDescription,
  templates: CompiledTemplates,
  isBuiltin: (tag: string) => boolean,
): Framework {
  ge.globalOptions.throwGlobalError = false;
  ge.addGlobalErrorListener((error) => {
    report(error);
    return false;
  });
  // The framework warns of harmless things (a null for a string) that WeChat passes over in silence.
  ge.addGlobalWarningListener(() => false);
  const environment = new MiniProgramEnv();
  const codeSpace = environment.createCodeSpace('main', true);
  keepIds(codeSpace);
  describe(codeSpace, program, templates);
  const backend = environment.associateBackend(new Drawing(isBuiltin));
  const space = codeSpace.getComponentSpace();
  codeSpace.setOverallBehavior(readyAfterAttached(space));
  return {
    codeSpace,
    space,
    createPage: (path) => pageRoot(backend.createRoot('page', codeSpace, path)),
  };
}

/** The browser's DOM, with built-in tags under their `wx-` names and without the framework's own guess at touches. */
class Drawing extends ge.CurrentWindowBackendContext {
  constructor(isBuiltin: (tag: string) => boolean) {
    super();
    this.document = {
      createElement: (tag: string) => document.createElement(isBuiltin(tag) ? `wx-${tag}` : tag),
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as typeof this.document; // the library's own Element type, which the browser's satisfies
  }

  // Events come from the host's gestures and from the built-in components, never straight from the DOM.
  override setListenerStats(): void {}
  override onEvent(): void {}
}

function pageRoot(root: ReturnType<ReturnType<MiniProgramEnv['associateBackend']>['createRoot']>): PageRoot {
  const component = root.getComponent();
  return {
    component,
    caller: root.get() as unknown as Record<string, unknown>, // a page's methods are whatever its author wrote
    attach(parent) {
      const placeholder = parent.appendChild(document.createElement('div'));
      root.attach(
        parent as unknown as ge.GeneralBackendElement,
        placeholder as unknown as ge.GeneralBackendElement,
      );
      const element: unknown = component.$$;
      if (!(element instanceof HTMLElement)) throw new Error('the page was not drawn');
      return element;
    },
    release: () => root.release(),
  };
}

/** Ids stand in the document as the template says them: selectors need them. */
function keepIds(codeSpace: CodeSpace): void {
  // The adapter marks it internal but leaves no other door to these two options.
  const inner = codeSpace as unknown as {
    prepareComponentOptions: (...args: unknown[]) => [object, unknown];
  };
  const prepare = inner.prepareComponentOptions;
  inner.prepareComponentOptions = function (...args) {
    const [options, isolation] = prepare.apply(this, args);
    return [Object.assign(options, { idPrefixGenerator: null, writeIdToDOM: true }), isolation];
  };
}

function describe(codeSpace: CodeSpace, program: ProgramDescription, templates: CompiledTemplates): void {
  for (const [path, config] of Object.entries(program.configs)) {
    codeSpace.addComponentStaticConfig(path, config as Parameters<CodeSpace['addComponentStaticConfig']>[1]);
    const scope = program.scopes[path];
    if (scope) codeSpace.addStyleSheet(path, undefined, scope);
  }
  for (const [path, content] of Object.entries(templates)) {
    codeSpace.addCompiledTemplate(path, { groupList: templates, content });
  }
}

/** WeChat calls `ready` once the component has been laid out; the framework leaves that to its host. */
function readyAfterAttached(space: ge.ComponentSpace): ge.GeneralBehavior {
  const behaviour = space.defineBehavior({
    lifetimes: {
      attached(this: { _$: ge.GeneralComponent }) {
        setTimeout(() => guarded(() => this._$.triggerLifetime('ready', [])), 0);
      },
    },
  });
  return behaviour.general();
}
