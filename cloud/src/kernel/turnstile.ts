interface Waiting {
  enter(): void;
}

/**
 * Lets a fixed number of holders through at a time, first come first served, without blocking the event loop.
 * SQLite has one writer; a MySQL pool must keep connections free for reads made inside units of work.
 */
export class Turnstile {
  private readonly queue: Waiting[] = [];
  private inside = 0;

  constructor(
    private readonly places: number,
    private readonly patience = 30_000,
  ) {}

  /** How many are inside and how many wait. */
  get load(): { inside: number; waiting: number; places: number } {
    return { inside: this.inside, waiting: this.queue.length, places: this.places };
  }

  /** Resolves with the function that leaves again (call it once); throws after `patience` ms in the queue. */
  async enter(): Promise<() => void> {
    if (this.inside < this.places) this.inside++;
    else await this.queued();
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = this.queue.shift();
      // The place is handed on, so a newcomer cannot slip in before those who wait.
      if (next) next.enter();
      else this.inside--;
    };
  }

  private queued(): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        enter: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(waiting), 1);
        reject(new Error(`the database was busy for ${this.patience} ms: a unit of work is stuck`));
      }, this.patience);
      this.queue.push(waiting);
    });
  }
}
