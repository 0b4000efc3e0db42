import type { CodeSpace, ComponentEnv } from 'glass-easel-miniprogram-adapter';
import type { ComponentConfig, ProgramDescription } from '../../program';
import { guarded } from '../exceptions';
import type { Styles } from '../framework/styles';
import type { Modules } from './modules';

/** Brings pages and components into being by running their files, each after the components that it uses. */
export class Definitions {
  private readonly defined = new Set<string>();
  private current: ComponentEnv | undefined;

  constructor(
    private readonly program: ProgramDescription,
    private readonly codeSpace: CodeSpace,
    private readonly modules: () => Modules,
    private readonly styles: Styles,
  ) {}

  /**
   * `Page`, `Component` and `Behavior` as modules see them: they register under the file whose turn it is, not under
   * the file that calls them, which may be a chunk shared by many.
   */
  scope(): Readonly<Record<string, unknown>> {
    const turn = () => {
      if (!this.current)
        throw new Error('Page(), Component() and Behavior() belong into the file of a page or a component');
      return this.current;
    };
    const behavior = (definition: never) => turn().Behavior(definition);
    return {
      Page: (definition: never) => turn().Page(definition),
      Component: (definition: never) => turn().Component(withStyleOptions(definition)),
      Behavior: Object.assign(behavior, {
        trait: (...given: never[]) => Reflect.apply(turn().Behavior.trait, undefined, given),
      }),
    };
  }

  /** Runs the app's file. */
  app(): void {
    this.codeSpace.componentEnv('app', (environment) =>
      this.during(environment, () => this.modules().load('app')),
    );
  }

  /** Defines a page or a component, and what it uses of packages that have been loaded. */
  define(path: string): void {
    if (this.defined.has(path)) return;
    this.defined.add(path);
    const config = this.program.configs[path] ?? {};
    for (const [tag, target] of Object.entries(config.usingComponents ?? {}))
      this.use(tag, target.slice(1), config);
    if (config.component) this.styles.addComponent(path);
    if (!this.modules().has(path)) return;
    this.codeSpace.componentEnv(path, (environment) =>
      this.during(environment, () => this.modules().load(path)),
    );
  }

  /** A component of another package, drawn by its placeholder until that package has come. */
  private use(tag: string, path: string, config: ComponentConfig): void {
    const root = this.modules().rootOf(path);
    if (!config.componentPlaceholder?.[tag]) {
      this.modules().admit(root);
      this.define(path);
      return;
    }
    setTimeout(() => {
      this.modules().admit(root);
      guarded(() => this.define(path));
    }, 0);
  }

  private during<T>(environment: ComponentEnv, act: () => T): T {
    const before = this.current;
    this.current = environment;
    try {
      return act();
    } finally {
      this.current = before;
    }
  }
}

/** `options.styleIsolation` in the code is not known to the compiler: say so instead of drawing it wrongly. */
function withStyleOptions(definition: never): never {
  const options: unknown = definition && Reflect.get(definition, 'options');
  if (options && typeof options === 'object' && 'styleIsolation' in options) {
    console.warn('options.styleIsolation in code is not followed by the headless host: write it in the json');
  }
  return definition;
}
