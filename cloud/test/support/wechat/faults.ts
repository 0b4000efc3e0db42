import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from './refusal';

/** Troubles a test orders for a path. */
export class Faults {
  private readonly failing = new Map<string, { errcode: number; left: number }>();
  private readonly hanging = new Map<string, number>();
  private readonly over = new AbortController();

  fail(path: string, errcode: number, times: number): void {
    this.failing.set(path, { errcode, left: times });
  }

  /** Every request to the path waits this long, until told 0. */
  hang(path: string, ms: number): void {
    this.hanging.set(path, ms);
  }

  async befall(path: string): Promise<void> {
    const ms = this.hanging.get(path) ?? 0;
    if (ms > 0) await pause(ms, undefined, { signal: this.over.signal });
    const fault = this.failing.get(path);
    if (!fault || fault.left <= 0) return;
    fault.left -= 1;
    throw new Refusal(fault.errcode);
  }

  /** Lets whoever still hangs go, so that the server can stop. */
  end(): void {
    this.over.abort();
  }
}
