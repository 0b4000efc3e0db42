import type { AppJson, Feeds } from './page/builtin';

/** The json beside a page or a component, references made absolute (no leading slash). */
export interface ComponentConfig {
  readonly component?: boolean;
  readonly usingComponents?: Readonly<Record<string, string>>;
  readonly componentPlaceholder?: Readonly<Record<string, string>>;
  readonly componentGenerics?: Readonly<Record<string, true | { readonly default?: string }>>;
  readonly styleIsolation?: string;
  readonly addGlobalClass?: boolean;
  readonly pureDataPattern?: string;
  readonly [field: string]: unknown;
}

/** A part of the program that WeChat downloads by itself; the main package has the root `''`. */
export interface Package {
  readonly root: string;
  readonly bytes: number;
  readonly files: number;
}

/** What the page is told of the program. Paths are without extension and without leading slash. */
export interface ProgramDescription {
  readonly app: AppJson;
  /** Every page, those of sub-packages with their root in front. */
  readonly pages: readonly string[];
  readonly configs: Readonly<Record<string, ComponentConfig>>;
  /** CSS by path of the wxss; class names of isolated components carry their scope. */
  readonly styles: Readonly<Record<string, string>>;
  /** Style scope of each component that has one of its own. */
  readonly scopes: Readonly<Record<string, string>>;
  /** Sources by path with extension. */
  readonly sources: Readonly<Record<string, string>>;
  /** Every tag that the templates mention, and one file that does. */
  readonly tags: Readonly<Record<string, string>>;
  readonly packages: readonly Package[];
}

/** Of one start: what the answers are at first, and the page to open when it is not the first. */
export interface StartOptions {
  readonly feeds: Feeds;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
}
