const ASIDE_FOR = 3_600_000;
/** So many that failed are told of by name; more of the same say nothing new. */
const TOLD = 20;

/** A row, and since when (ms) it is due. */
export interface Due {
  readonly id: number;
  readonly at: number;
}
const FIRST: Due = { id: 0, at: 0 };

/**
 * Does the work with each of them, whatever becomes of the others. What failed is thrown once all have had their turn: one
 * fault as it is, several as an AggregateError.
 */
export async function withEach<T>(
  each: Iterable<T> | AsyncIterable<T>,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const faults: unknown[] = [];
  for await (const one of each) {
    try {
      await work(one);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length === 1) throw faults[0];
  if (faults.length > 1) throw new AggregateError(faults.slice(0, TOLD), `${faults.length} failed`);
}

/** Rows that the clock must see to. One that fails keeps no other waiting: it is told, and left alone for an hour. */
export class DueRows {
  private readonly asideUntil = new Map<number, number>();

  /** @param what is due, for the log: `volunteer order` */
  constructor(private readonly what: string) {}

  /**
   * Sees to all that are due, each in a transaction of its own. `next` gives some that come after the one named, the
   * longest due first and of those the lowest id; none ends it. Throws as `withEach` does.
   */
  see<R extends Due>(
    now: number,
    next: (after: Due) => Promise<readonly R[]>,
    work: (row: R) => Promise<unknown>,
  ): Promise<void> {
    return withEach(this.ready(now, next), async (row) => {
      try {
        await work(row);
        this.asideUntil.delete(row.id);
      } catch (error) {
        this.asideUntil.set(row.id, now + ASIDE_FOR);
        throw new Error(`${this.what} ${row.id} is set aside for an hour`, { cause: error });
      }
    });
  }

  private async *ready<R extends Due>(
    now: number,
    next: (after: Due) => Promise<readonly R[]>,
  ): AsyncGenerator<R> {
    let after = FIRST;
    for (;;) {
      const rows = await next(after);
      if (rows.length === 0) return;
      for (const row of rows) {
        after = row;
        if ((this.asideUntil.get(row.id) ?? 0) <= now) yield row;
      }
    }
  }
}

/** `next` of `see` as SQL: what follows WHERE for a column with an index, and its parameters. */
export const dueNext = (column: string, id = 'id'): string =>
  `${column} BETWEEN ? AND ? AND (${column} > ? OR ${id} > ?) ORDER BY ${column}, ${id} LIMIT 100`;
export const dueSpan = (after: Due, now: number): readonly number[] => [after.at, now, after.at, after.id];
