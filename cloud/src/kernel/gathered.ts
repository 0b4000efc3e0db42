interface Waiting<Row> {
  readonly key: string;
  resolve(row: Row | undefined): void;
  reject(error: unknown): void;
}

/** Few enough that nobody's look-up waits long for the others'. */
const AT_ONCE = 32;

/**
 * Look-ups by a key that are asked in the same turn of the event loop are answered by one statement: a server under load
 * makes one round trip for many requests, and a single one waits for nobody. Nothing is kept, so every answer is what
 * the database holds after it was asked for.
 */
export class Gathered<Row> {
  private waiting: Waiting<Row>[] = [];

  /** @param read the rows of these keys, each under its key; no key comes twice */
  constructor(private readonly read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Row>>) {}

  /** The row of this key, or undefined. */
  find(key: string): Promise<Row | undefined> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => this.readAll());
      this.waiting.push({ key, resolve, reject });
    });
  }

  private readAll(): void {
    const { waiting } = this;
    this.waiting = [];
    for (let from = 0; from < waiting.length; from += AT_ONCE)
      void this.answer(waiting.slice(from, from + AT_ONCE));
  }

  private async answer(waiting: readonly Waiting<Row>[]): Promise<void> {
    try {
      const rows = await this.read([...new Set(waiting.map(({ key }) => key))]);
      for (const { key, resolve } of waiting) resolve(rows.get(key));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
