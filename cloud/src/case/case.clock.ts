import { CASE_FLOW, CASE_STATES, type CaseAction, type CaseState } from '../../contract/case/case.flow';
import { parseDuration, type WorkCalendar } from '../kernel/calendar';
import type { CalendarVersion } from '../kernel/calendar-version';
import type { DutyTime } from './case.duties';

/** The clock of one case: when it turns yellow (80 %) and red (100 %), or what was left when it was stopped. */
export interface CaseClock {
  readonly dueAt: number | null;
  readonly yellowAt: number | null;
  /** Working ms left; only while suspended. */
  readonly remaining: number | null;
}

/** What a step says about time; kept in its event, so that the clock can be replayed. */
export interface StepTime extends DutyTime {
  readonly action: CaseAction;
  readonly at: number;
  /** The category's limit at that moment, where the step asked for it. */
  readonly limit?: string;
  /** Working days asked for and granted. */
  readonly days?: number;
}

const STOPPED: CaseClock = { dueAt: null, yellowAt: null, remaining: null };
const YELLOW_SHARE = 0.8;

function limitFrom(at: number, text: string, calendar: CalendarVersion): CaseClock {
  const { amount, unit } = parseDuration(text);
  return {
    dueAt: calendar.addWorking(at, { amount, unit }),
    yellowAt: calendar.addWorking(at, { amount: amount * YELLOW_SHARE, unit }),
    remaining: null,
  };
}

function workingMs(at: number, ms: number, calendar: CalendarVersion): CaseClock {
  return {
    dueAt: calendar.addWorkingTime(at, ms),
    yellowAt: calendar.addWorkingTime(at, Math.round(ms * YELLOW_SHARE)),
    remaining: null,
  };
}

const needed = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the step says no ${what}`);
  return value;
};

/** The limit of a fresh report: two working hours to be taken in, by the table's first row of stages. */
export const reportedClock = (at: number, calendars: WorkCalendar): CaseClock =>
  limitFrom(at, '2h', calendars.at(at));

/** The clock after a step, by the calendar of its time. Pure: the same steps give the same times, today and at a replay. */
export function clockAfter(clock: CaseClock, step: StepTime, calendars: WorkCalendar): CaseClock {
  const calendar = calendars.at(step.at);
  const { due } = CASE_FLOW[step.action];
  if (step.action === 'suspend') {
    const left = clock.dueAt === null ? 0 : Math.max(0, calendar.workingTimeBetween(step.at, clock.dueAt));
    return { dueAt: null, yellowAt: null, remaining: left };
  }
  switch (due) {
    case 'keep':
      // Only the clock: a whole case may have been passed, whose other fields the step is just changing.
      return { dueAt: clock.dueAt, yellowAt: clock.yellowAt, remaining: clock.remaining };
    case 'none':
      return STOPPED;
    case 'rest':
      return workingMs(step.at, clock.remaining ?? 0, calendar);
    case 'category':
      return limitFrom(step.at, needed(step.limit, 'limit'), calendar);
    case 'asked': {
      // More time is added to what there was, or to now where that had run out.
      const base = Math.max(step.at, clock.dueAt ?? step.at);
      const dueAt = calendar.addWorking(base, { amount: needed(step.days, 'days'), unit: 'd' });
      const whole = calendar.workingTimeBetween(step.at, dueAt);
      return {
        dueAt,
        yellowAt: calendar.addWorkingTime(step.at, Math.round(whole * YELLOW_SHARE)),
        remaining: null,
      };
    }
    default:
      return limitFrom(step.at, due, calendar);
  }
}

export type Lamp = 'green' | 'yellow' | 'red' | 'off';

/** Green to 80 % of the limit, yellow to 100 %, then red; off where no clock runs for the staff. */
export function lampOf(
  c: { state: CaseState; dueAt: number | null; yellowAt: number | null },
  now: number,
): Lamp {
  if (!CASE_STATES[c.state].lamp || c.dueAt === null) return 'off';
  if (now > c.dueAt) return 'red';
  return now > (c.yellowAt ?? c.dueAt) ? 'yellow' : 'green';
}

/** One stretch of holding, out of the trail. */
export interface Hold {
  readonly holderId: number;
  readonly from: number;
  readonly to: number | undefined;
  readonly workingMinutes: number;
  /** The action by which it left. */
  readonly left: CaseAction | undefined;
  /** The place in the trail of the step by which it left. */
  readonly leftAt: number | undefined;
}

interface HeldEvent {
  readonly at: number;
  readonly action: string;
  readonly holderId: number | null;
}

const isAction = (text: string): text is CaseAction => Object.hasOwn(CASE_FLOW, text);

/** Who held it when, and for how many working minutes; a suspended stretch is nobody's. */
export function holdsOf(events: readonly HeldEvent[], calendar: WorkCalendar, now: number): Hold[] {
  const holds: Hold[] = [];
  let since: HeldEvent | undefined;
  const close = (until: HeldEvent | undefined): void => {
    if (!since || since.holderId === null) return;
    const to = until?.at;
    const workingMinutes = Math.round(calendar.workingMinutesBetween(since.at, to ?? now));
    holds.push({
      holderId: since.holderId,
      from: since.at,
      to,
      workingMinutes,
      left: until && isAction(until.action) ? until.action : undefined,
      leftAt: until && events.indexOf(until),
    });
  };
  for (const event of events) {
    if (since && since.holderId === event.holderId) continue;
    close(event);
    since = event;
  }
  close(undefined);
  return holds;
}
