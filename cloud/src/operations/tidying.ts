import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { marks } from '../kernel/keyset';
import { withEach } from '../kernel/one-by-one';
import { PersonalFiles } from '../kernel/personal-data.files';
import { Round } from '../kernel/round';

const DAY = 86_400_000;
const BATCH = 500;

/** What is over, and how long it is kept: messages that arrived or were given up, calls nobody repeats any more, sessions that ended. */
const OVER = [
  { table: 'delivery', over: "state IN ('done', 'discarded') AND dueAt < ?", days: 14 },
  { table: 'once', over: 'at < ?', days: 30 },
  // As long as the audit log is at least kept: until then they say who was signed in from where.
  { table: 'session', over: 'COALESCE(endedAt, expiresAt) < ?', days: 180 },
] as const;

/** Once an hour: nothing about people, and no table, grows for ever. Dead letters stay until a human has decided. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Tidying extends Round {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;
  @Inject() protected files: PersonalFiles;
  protected readonly everyMs = 3_600_000;

  /** Gives the number of rows cleared away. A part that fails keeps none of the others from being done. */
  async once(): Promise<number> {
    let cleared = 0;
    const parts = [() => this.files.clearUnused(), ...OVER.map((over) => () => this.clear(over))];
    await withEach(parts, async (part) => (cleared += await part()));
    return cleared;
  }

  /** In small transactions: requests are not to wait behind it. */
  private async clear({ table, over, days }: (typeof OVER)[number]): Promise<number> {
    const select = `SELECT id FROM ${table} WHERE ${over} ORDER BY id LIMIT ?`;
    for (let cleared = 0; ;) {
      const rows = await this.database.read<{ id: number }>(select, [this.clock.now() - days * DAY, BATCH]);
      if (rows.length === 0) return cleared;
      const ids = rows.map(({ id }) => id);
      await this.database.unitOfWork((uow) =>
        uow.run(`DELETE FROM ${table} WHERE id IN (${marks(ids)})`, ids),
      );
      cleared += rows.length;
    }
  }
}
