import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { OperationsView, QueueDepth } from '../../contract/operations/operations.api';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';

export interface Figures {
  readonly queues: QueueDepth[];
  /** Milliseconds since the epoch; undefined when nothing is due. */
  readonly oldestDueAt: number | undefined;
  readonly sessions: number;
  readonly states: { state: string; count: number }[];
}

/** Deliveries are counted as long as they wait; of the dead and the waiting there are few, and both have an index. */
const QUEUES = `SELECT topic, state, COUNT(*) AS n FROM delivery WHERE state IN ('waiting', 'dead')
  GROUP BY topic, state ORDER BY topic`;
const OLDEST = "SELECT MIN(dueAt) AS at FROM delivery WHERE state = 'waiting' AND dueAt <= ?";
const SESSIONS = 'SELECT COUNT(*) AS n FROM session WHERE endedAt IS NULL AND expiresAt > ?';
const STATES = `SELECT state, SUM(n) AS count FROM (
    SELECT state, n FROM case_count WHERE scope = 'd'
    UNION ALL SELECT state, n FROM case_count_delta WHERE scope = 'd'
  ) AS counted GROUP BY state HAVING SUM(n) <> 0 ORDER BY state`;

/** The backup command's own row of the audit log; it waits in the first table until it is chained into the second. */
const BACKUPS = ['audit_waiting', 'audit_log'].map(
  (table) => `SELECT at, detail FROM ${table} WHERE action = 'backupMade' ORDER BY at DESC LIMIT 1`,
);
const backup = z.object({ rows: z.number(), files: z.number() });

/** How much there is of everything an operator watches. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OperationsFigures {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;

  async read(): Promise<Figures> {
    const now = this.clock.now();
    const rows = await this.database.read<{ topic: string; state: string; n: number }>(QUEUES);
    const sessions = await this.database.readOne<{ n: number }>(SESSIONS, [now]);
    return {
      queues: depthsOf(rows),
      oldestDueAt: await this.oldestDueAt(),
      sessions: sessions?.n ?? 0,
      states: await this.database.read<{ state: string; count: number }>(STATES),
    };
  }

  /** Undefined when none was ever finished. */
  async lastBackup(): Promise<OperationsView['lastBackup']> {
    for (const sql of BACKUPS) {
      const row = await this.database.readOne<{ at: number; detail: string }>(sql);
      if (row) return { at: row.at, ...backup.parse(JSON.parse(row.detail)) };
    }
    return undefined;
  }

  async oldestDueAt(): Promise<number | undefined> {
    const row = await this.database.readOne<{ at: number | null }>(OLDEST, [this.clock.now()]);
    return row?.at ?? undefined;
  }
}

function depthsOf(rows: readonly { topic: string; state: string; n: number }[]): QueueDepth[] {
  const depths = new Map<string, QueueDepth>();
  for (const { topic, state, n } of rows) {
    const depth = depths.get(topic) ?? { topic, waiting: 0, dead: 0 };
    depths.set(topic, state === 'dead' ? { ...depth, dead: n } : { ...depth, waiting: n });
  }
  return [...depths.values()];
}
