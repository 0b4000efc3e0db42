import type * as ge from 'glass-easel';
import type { HostServices } from '../builtin';
import { elementOf, tagOf, type FrameworkNode } from '../framework/nodes';
import type { ApiFamily } from './api';
import { programCanvas } from './canvas-node';
import { contextOf } from './contexts';
import { rectOf, shadowRootOf } from './selected';

interface Fields {
  readonly id?: boolean;
  readonly dataset?: boolean;
  readonly mark?: boolean;
  readonly rect?: boolean;
  readonly size?: boolean;
  readonly scrollOffset?: boolean;
  readonly properties?: readonly string[];
  readonly computedStyle?: readonly string[];
  readonly context?: boolean;
  readonly node?: boolean;
}

type Answer = Record<string, unknown>;
type Callback = (answer: unknown) => void;
type Root = ge.ShadowRoot | undefined;
type Find = (root: Root) => readonly FrameworkNode[] | 'viewport';

interface Asked {
  /** The `this` of a component; the page on top when undefined. */
  readonly within: unknown;
  readonly find: Find;
  readonly wanted: 'one' | 'all';
  readonly fields: Fields;
  readonly callback?: Callback;
}

/** wx.createSelectorQuery. Selectors see one component's own nodes; `>>>` goes deeper. */
export const selectorQueryFamily: ApiFamily = (host) => ({
  createSelectorQuery: () => new SelectorQuery(host),
});

class SelectorQuery {
  private readonly asked: Asked[] = [];
  private within: unknown;

  constructor(private readonly host: HostServices) {}

  in(component: unknown): this {
    this.within = component;
    return this;
  }

  select(selector: string): NodesRef {
    return this.ref('one', (root) => {
      const node = root?.querySelector(selector);
      return node ? [node] : [];
    });
  }

  selectAll(selector: string): NodesRef {
    return this.ref('all', (root) => root?.querySelectorAll(selector) ?? []);
  }

  selectViewport(): NodesRef {
    return this.ref('one', () => 'viewport');
  }

  /** Answers after what is being drawn has been drawn, in the order of the questions. */
  exec(callback?: Callback): this {
    const asked = [...this.asked];
    // A page asks in its onLoad, before it stands on the stack.
    const page = Promise.resolve().then(() => this.host.pages.top.caller);
    setTimeout(() => {
      page
        .then((caller) => {
          const answers = asked.map((one) => answer(one, shadowRootOf(one.within ?? caller)));
          asked.forEach((one, at) => one.callback?.(answers[at]));
          callback?.(answers);
        })
        .catch((error: unknown) => this.host.report(error));
    });
    return this;
  }

  private ref(wanted: Asked['wanted'], find: Find): NodesRef {
    const { within } = this;
    const push = (fields: Fields, callback?: Callback): SelectorQuery => {
      this.asked.push({ within, find, wanted, fields, callback });
      return this;
    };
    return new NodesRef(push);
  }
}

class NodesRef {
  constructor(private readonly push: (fields: Fields, callback?: Callback) => SelectorQuery) {}

  fields = (fields: Fields, callback?: Callback) => this.push(fields, callback);
  boundingClientRect = (callback?: Callback) =>
    this.push({ id: true, dataset: true, rect: true, size: true }, callback);
  scrollOffset = (callback?: Callback) =>
    this.push({ id: true, dataset: true, scrollOffset: true }, callback);
  context = (callback?: Callback) => this.push({ context: true }, callback);
  node = (callback?: Callback) => this.push({ node: true }, callback);
}

function answer({ find, wanted, fields }: Asked, root: Root): unknown {
  const found = find(root);
  if (found === 'viewport') return viewport(fields);
  const answers = found.map((node) => described(node, fields));
  return wanted === 'one' ? (answers[0] ?? null) : answers;
}

function viewport(fields: Fields): Answer {
  const page = document.scrollingElement ?? document.documentElement;
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: innerWidth, bottom: innerHeight }),
    ...(fields.size && { width: innerWidth, height: innerHeight }),
    ...(fields.scrollOffset && scrollOf(page)),
  };
}

function described(node: FrameworkNode, fields: Fields): Answer {
  const element = elementOf(node);
  if (!element) return {};
  const { left, top, right, bottom, width, height } = rectOf(element);
  return {
    ...(fields.id && { id: node.id }),
    ...(fields.dataset && { dataset: { ...node.dataset } }),
    ...(fields.mark && { mark: node.collectMarks() }),
    ...(fields.rect && { left, top, right, bottom }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && scrollOf(element)),
    ...propertiesOf(node, fields.properties ?? []),
    ...stylesOf(element, fields.computedStyle ?? []),
    ...(fields.context && { context: contextOf(() => element, tagOf(element)) }),
    ...(fields.node && { node: nodeObject(element) }),
  };
}

function scrollOf({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: Element): Answer {
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight };
}

function propertiesOf(node: FrameworkNode, names: readonly string[]): Answer {
  const data: Readonly<Record<string, unknown>> = node.asGeneralComponent()?.data ?? {};
  const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(names.map((name) => [name, data[camel(name)]]));
}

function stylesOf(element: Element, names: readonly string[]): Answer {
  const styles = getComputedStyle(element);
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.fromEntries(names.map((name) => [name, styles.getPropertyValue(dashed(name))]));
}

/** The object of a canvas to draw on; of another component, its context. */
function nodeObject(element: HTMLElement): unknown {
  const canvas = tagOf(element) === 'canvas' ? element.querySelector('canvas') : null;
  return canvas ? programCanvas(canvas) : contextOf(() => element, tagOf(element));
}
