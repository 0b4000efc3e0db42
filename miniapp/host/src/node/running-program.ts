import type { Feeds } from '../page/builtin';
import type { CostRecord } from './costs';

/** An exception of the program's own code. */
export interface ThrownException {
  readonly message: string;
  readonly stack: string;
}

/** A program that runs: what a test does to it besides what the automator's client does. */
export interface RunningProgram {
  /** For `automator.connect({ wsEndpoint })`. */
  readonly wsEndpoint: string;
  /** Changes some of the answers given beforehand; the others stay. */
  feed(change: Feeds): Promise<void>;
  /** What the program has cost since the last call. */
  costs(): Promise<CostRecord>;
  /** Every exception since the start, also those from before a client was connected. */
  exceptions(): readonly ThrownException[];
  close(): Promise<void>;
}
