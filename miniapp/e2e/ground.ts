import type { CostRecord } from '../host/src/index';
import type { Client } from './client';

/** What the person or the device will answer; what is left out stays as it was. */
export interface Answers {
  /** gcj02 degrees. */
  place?: { readonly lng: number; readonly lat: number } | 'denied';
  /** Pictures of this machine, given in turn to whoever opens the camera or the album. */
  pictures?: readonly string[];
  subscribe?: 'accept' | 'reject';
  network?: 'wifi' | 'none';
  /** What the camera reads when a code is scanned. */
  scan?: string;
  /** On WeChat's page that takes a transfer; `ok` only says that the page was shown. */
  merchantTransfer?: 'ok' | 'cancelled' | 'failed';
  /** Has agreed to the privacy guide before, in WeChat's own window; otherwise WeChat asks when it first matters. */
  privacy?: 'agreed';
}

/** What a program stands on: the headless host, or WeChat's developer tools. */
export interface Ground {
  readonly client: Client;
  answers(change: Answers): Promise<void>;
  /** What it has cost since the last call; the developer tools do not tell. */
  costs(): Promise<CostRecord | undefined>;
  /** What the program's own code has thrown since the start. */
  faults(): readonly string[];
  close(): Promise<void>;
}
