import type { template } from 'glass-easel';
import type { ProgramDescription, StartOptions } from '../program';

/** Templates as the compiler's code evaluates to: a function per path. */
export type CompiledTemplates = Readonly<Record<string, template.ProcGenGroup>>;

/** What Node puts into the page before the host starts, and what it offers while it runs. */
export interface PageGlobals {
  readonly __program: ProgramDescription;
  readonly __templates: CompiledTemplates;
  readonly __start: StartOptions;
  /** `started`, or why it did not. */
  __started?: string;
  /** Calls a service of Node. */
  __toNode(method: string, params: unknown): Promise<NodeAnswer>;
  /** Tells Node something for the automator's client. */
  __event(method: string, params: unknown): Promise<void>;
  /** Node tells the page. */
  __fromNode?: (event: string, params: unknown) => void;
  /** The automator's commands. */
  __automator?: (method: string, params: unknown) => Promise<CommandAnswer>;
}

export type NodeAnswer = { readonly result: unknown } | { readonly error: string };
export type CommandAnswer = { readonly result: unknown } | { readonly error: string };

declare global {
  // An interface is the only way to tell TypeScript what else stands on the window.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface Window extends PageGlobals {}
}
