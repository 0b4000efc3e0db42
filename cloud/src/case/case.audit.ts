import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CASE_FLOW, type CaseAction } from '../../contract/case/case.flow';
import { WorkCalendar } from '../kernel/calendar';
import { Database } from '../kernel/database';
import { clockAfter, reportedClock, type CaseClock } from './case.clock';
import { CaseCounters } from './case.counts';
import { caseNumber, type CaseRecord, type EventRecord } from './case.row';
import { trailFault } from './case.proof';
import { CaseStore } from './case.store';
import type { OpenPart } from './case.trail';

/** A place where what is stored and what is recomputed differ. */
export interface Finding {
  readonly no: string;
  readonly says: string;
}

const BATCH = 500;

/** Runs the steps of the trail through the clock again; gives the first event whose deadline differs, and the last clock. */
function replayClock(
  events: readonly Pick<EventRecord, 'seq' | 'open' | 'dueAt'>[],
  calendar: WorkCalendar,
): { clock: CaseClock; wrong?: number } {
  let clock: CaseClock = { dueAt: null, yellowAt: null, remaining: null };
  for (const event of events) {
    const open = JSON.parse(event.open) as OpenPart;
    clock =
      open.action === 'reported'
        ? reportedClock(open.at, calendar)
        : clockAfter(clock, { action: open.action, at: open.at, ...open.time }, calendar);
    if (clock.dueAt !== event.dueAt) return { clock, wrong: event.seq };
  }
  return { clock };
}

/** Checks every case against its own trail: chain, clock, state, counters. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseAudit {
  @Inject() protected database: Database;
  @Inject() protected store: CaseStore;
  @Inject() protected counters: CaseCounters;
  @Inject() protected calendar: WorkCalendar;

  /** Every finding, in order of case; empty when all is well. */
  async *findings(onCase: () => void = () => undefined): AsyncIterable<Finding> {
    for (let after = 0; ;) {
      const batch = await this.database.read<CaseRecord>(
        'SELECT * FROM cases WHERE id > ? ORDER BY id LIMIT ?',
        [after, BATCH],
      );
      for (const c of batch) {
        onCase();
        const events = await this.store.events(c.id);
        const says = await this.examine(c, events);
        if (says !== undefined) yield { no: caseNumber(c), says };
      }
      const last = batch.at(-1);
      if (!last) break;
      after = last.id;
    }
    for (const each of await this.counters.differences())
      yield { no: '—', says: `计数 ${each.scope}|${each.key} 为 ${each.counted}，实际 ${each.found}` };
  }

  private async examine(c: CaseRecord, events: readonly EventRecord[]): Promise<string | undefined> {
    const fault = await trailFault(this.database, c, events);
    if (fault) return fault.says;
    const { clock, wrong } = replayClock(events, this.calendar);
    if (wrong !== undefined) return `第 ${wrong} 步的时限与重放不一致`;
    if (clock.dueAt !== c.dueAt || clock.yellowAt !== c.yellowAt || clock.remaining !== c.remaining)
      return '现在的时限与重放不一致';
    const last = events.at(-1);
    if (last?.toState !== c.state || last.holderId !== c.holderId) return '状态或承办人与留痕不一致';
    return events.every((event) => event.action === 'reported' || isAction(event.action))
      ? undefined
      : '留痕中有未知的步骤';
  }
}

const isAction = (text: string): text is CaseAction => Object.hasOwn(CASE_FLOW, text);
