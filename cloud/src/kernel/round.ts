/** What is done over and over beside the requests, never twice at once. */
export abstract class Round {
  protected abstract readonly everyMs: number;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;

  /** Once through; also for tests. */
  abstract once(): Promise<unknown>;

  /** Failures of one round are given to `onFault`; the next round tries again. */
  start(onFault: (error: unknown) => void): void {
    this.timer = setInterval(() => {
      this.running ??= this.once()
        .catch(onFault)
        .finally(() => (this.running = undefined));
    }, this.everyMs);
    this.timer.unref();
  }

  /** Waits for the round under way. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }
}
