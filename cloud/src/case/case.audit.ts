import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { WorkCalendar } from '../kernel/calendar';
import { Database } from '../kernel/database';
import { CaseCounters } from './case.counts';
import { caseNumber, type CaseRecord } from './case.row';
import { trailFault } from './case.proof';
import { CaseStore } from './case.store';

/** A place where what is stored and what is recomputed differ. */
export interface Finding {
  readonly no: string;
  readonly says: string;
}

const BATCH = 500;

/** Checks every case against its own trail, and the counters against the cases. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseAudit {
  @Inject() protected database: Database;
  @Inject() protected store: CaseStore;
  @Inject() protected counters: CaseCounters;
  @Inject() protected calendar: WorkCalendar;

  /** Every finding, in order of case; empty when all is well. */
  async *findings(onCase: () => void = () => undefined): AsyncIterable<Finding> {
    const ground = { database: this.database, calendar: this.calendar };
    for (let after = 0; ;) {
      const batch = await this.database.read<CaseRecord>(
        'SELECT * FROM cases WHERE id > ? ORDER BY id LIMIT ?',
        [after, BATCH],
      );
      for (const c of batch) {
        onCase();
        const fault = await trailFault(ground, c, await this.store.events(c.id));
        if (fault) yield { no: caseNumber(c), says: fault.says };
      }
      const last = batch.at(-1);
      if (!last) break;
      after = last.id;
    }
    for (const each of await this.counters.differences())
      yield { no: '—', says: `计数 ${each.scope}|${each.key} 为 ${each.counted}，实际 ${each.found}` };
  }
}
