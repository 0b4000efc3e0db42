import { CASE_STATES, stepOf } from '../../contract/case/case.flow';
import type { WorkCalendar } from '../kernel/calendar';
import type { Directory } from '../org/directory';
import { clockAfter, type StepTime } from './case.clock';
import { dutiesAfter, dutiesOf } from './case.duties';
import type { CaseRecord } from './case.row';
import { holderOf, type Outcome } from './case.steps';

/** The case as a step leaves it, but for its event. Pure. */
export function afterStep(
  c: CaseRecord,
  { outcome, time }: { outcome: Outcome; time: StepTime },
  { org, calendar }: { org: Directory; calendar: WorkCalendar },
): CaseRecord {
  const { to } = stepOf(time.action);
  const state = to === 'same' ? c.state : to;
  const moved: CaseRecord = {
    ...c,
    ...(to === 'same'
      ? {}
      : { state, clockAt: null, enteredAt: time.at, open: CASE_STATES[state].open ? 1 : 0 }),
    ...defined(outcome.change),
    ...clockAfter(c, time, calendar),
    ...dutiesAfter(dutiesOf(c), { ...time, ends: c.open === 1 && !CASE_STATES[state].open }),
  };
  const stays = to === 'same' && time.action !== 'place';
  return {
    ...moved,
    clockAt: state === 'closed' ? moved.dueAt : moved.clockAt,
    holderId: stays ? c.holderId : holderOf(moved, org),
  };
}

/** What of the row is different now. */
export function changed(before: CaseRecord, after: CaseRecord): Partial<CaseRecord> {
  const names = Object.keys(after) as (keyof CaseRecord)[];
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]),
  );
}

const defined = <T extends object>(change: T): T =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as T;
