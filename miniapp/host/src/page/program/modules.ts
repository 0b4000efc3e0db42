import type { ProgramDescription } from '../../program';
import type { AppGlobal } from './app-global';

interface Module {
  exports: unknown;
}

/** What stands free in every module besides the language itself. */
export type ModuleScope = () => Readonly<Record<string, unknown>>;

/** CommonJS over the files of the build, each run once, sub-packages only after they have been loaded. */
export class Modules {
  private readonly loaded = new Map<string, Module>();
  private readonly packages = new Set(['']);

  constructor(
    private readonly program: ProgramDescription,
    private readonly appGlobal: AppGlobal,
    private readonly scope: ModuleScope,
  ) {}

  /** From now on modules of this sub-package may be required: WeChat has downloaded it. */
  admit(root: string): void {
    this.packages.add(root);
  }

  /** The root of the package that a path belongs to. */
  rootOf(path: string): string {
    return this.program.packages.find((each) => each.root !== '' && path.startsWith(each.root))?.root ?? '';
  }

  has(path: string): boolean {
    return this.program.sources[`${path}.js`] !== undefined;
  }

  /** Runs a module (path without extension) unless it has run, and gives its exports. */
  load(path: string): unknown {
    const known = this.loaded.get(path);
    if (known) return known.exports;
    const source = this.program.sources[`${path}.js`];
    if (source === undefined || !this.packages.has(this.rootOf(path))) {
      throw new Error(`module '${path}.js' is not defined`);
    }
    const module: Module = { exports: {} };
    this.loaded.set(path, module);
    const given = { require: this.requireFrom(path), module, exports: module.exports, ...this.scope() };
    this.appGlobal.run(source, given, `${path}.js`);
    return module.exports;
  }

  private requireFrom(base: string): unknown {
    const require = (
      target: string,
      done?: (exports: unknown) => void,
      failed?: (error: unknown) => void,
    ) => {
      if (!done) return this.load(this.resolve(base, target));
      void this.loadLater(base, target).then(done, failed);
      return undefined;
    };
    return Object.assign(require, { async: (target: string) => this.loadLater(base, target) });
  }

  /** A module of a sub-package that is first downloaded. */
  private async loadLater(base: string, target: string): Promise<unknown> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    const path = this.resolve(base, target);
    this.admit(this.rootOf(path));
    return this.load(path);
  }

  private resolve(base: string, target: string): string {
    const from = target.startsWith('/') ? [] : base.split('/').slice(0, -1);
    const path = join([...from, ...target.split('/')]).replace(/\.js$/, '');
    if (!this.has(path) && this.has(`${path}/index`)) return `${path}/index`;
    if (!this.has(path)) throw new Error(`module '${target}' is not defined, required by '${base}.js'`);
    return path;
  }
}

/** A path's steps with `.` and `..` walked. */
export function join(steps: readonly string[]): string {
  const walked: string[] = [];
  for (const step of steps) {
    if (step === '..') walked.pop();
    else if (step !== '' && step !== '.') walked.push(step);
  }
  return walked.join('/');
}
