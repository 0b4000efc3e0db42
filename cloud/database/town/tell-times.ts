import { CASE_FLOW, UNSATISFIED, type CaseAction } from '../../contract/case/case.flow';
import { clockAfter, lampOf, reportedClock, type CaseClock, type Lamp } from '../../src/case/case.clock';
import { parseDuration, type WorkCalendar } from '../../src/kernel/calendar';
import { nth } from './town-lists';
import type { StoryStep } from './town-stories';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TOWN_OFFSET = 8 * HOUR;
const WAKES = 7;
const SLEEPS = 22;

/** Where a story stands: the moment of the last step and the limit then running. */
export interface Stage {
  readonly at: number;
  readonly clock: CaseClock;
  /** The running limit is one of natural hours: people work through the evening. */
  readonly roundTheClock: boolean;
}

/**
 * When a step is taken, ms. `tempo` stretches or shortens what the story says, so that no two cases run alike. Staff keep
 * office hours; residents sleep at night.
 */
export function momentOf(step: StoryStep, tempo: number, stage: Stage, calendar: WorkCalendar): number {
  const { at } = stage;
  const share = /^(\d+)%$/.exec(step.after)?.[1];
  if (share !== undefined)
    return Math.max(at + 60_000, byShare((Number(share) / 100) * tempo, stage, calendar));
  const { amount, unit } = parseDuration(step.after);
  const then = calendar.addWorking(at, { amount: Number((amount * tempo).toFixed(3)), unit });
  return unit === 'H' ? awake(then, tempo) : then;
}

function byShare(share: number, { at, clock, roundTheClock }: Stage, calendar: WorkCalendar): number {
  const { dueAt } = clock;
  if (dueAt === null) throw new Error('a share of a time limit was asked for where none runs');
  if (roundTheClock) return at + Math.round(Math.max(dueAt - at, HOUR) * share);
  return calendar.addWorkingTime(
    at,
    Math.round(Math.max(calendar.workingTimeBetween(at, dueAt), HOUR) * share),
  );
}

/** Nobody rings or rates by night: what would fall there is done after getting up. */
function awake(at: number, tempo: number): number {
  const sinceMidnight = (at + TOWN_OFFSET) % DAY;
  const hour = sinceMidnight / HOUR;
  if (hour >= WAKES && hour < SLEEPS) return at;
  const midnight = at - sinceMidnight + (hour >= SLEEPS ? DAY : 0);
  return midnight + Math.round((WAKES + (tempo % 1) * 2) * HOUR);
}

/** What a story needs to be rehearsed without a database. */
export interface Rehearsed {
  readonly steps: readonly StoryStep[];
  readonly tempi: readonly number[];
  /** The category's limit. */
  readonly limit: string;
}

/** Plays a story through with the clock alone; gives where it stands after its last step. */
function rehearse({ steps, tempi, limit }: Rehearsed, at: number, calendar: WorkCalendar): Stage {
  let stage: Stage = { at, clock: reportedClock(at, calendar), roundTheClock: false };
  let days = 0;
  let returns = 0;
  for (const [turn, step] of steps.entries()) {
    days = step.days ?? days;
    returns += step.does === 'sendBack' ? 1 : 0;
    const then = momentOf(step, tempi[turn] ?? 1, stage, calendar);
    for (const action of [step.does, ...byItself(step, returns)]) {
      const clock = clockAfter(stage.clock, { action, at: then, limit, days }, calendar);
      stage = { at: then, clock, roundTheClock: runsRoundTheClock(action, limit, stage) };
    }
  }
  return stage;
}

/** The automatic steps that case.steps.ts takes right after. */
function byItself(step: StoryStep, returns: number): CaseAction[] {
  if (step.does === 'sendBack' && returns >= 3) return ['refer'];
  const unsatisfied = step.does === 'rate' && UNSATISFIED.some((level) => level === step.level);
  return unsatisfied ? ['reopen'] : [];
}

/** Only the category's own limit may be one of natural hours; a step that keeps the limit keeps that too. */
export function runsRoundTheClock(
  action: CaseAction,
  limit: string,
  before: Pick<Stage, 'roundTheClock'>,
): boolean {
  const { due } = CASE_FLOW[action];
  return due === 'keep' ? before.roundTheClock : due === 'category' && limit.endsWith('H');
}

/** How a story is to be found: its lamp, and about how far into the limit of its last state. */
export interface Found {
  readonly lamp: Lamp;
  readonly share: number;
}

/**
 * When a story must have begun so that now finds it like that: the latest moment within the last 80 days, ms. By night
 * and over holidays the share cannot always be had; then the lamp decides.
 */
export function beginningFor(
  story: Rehearsed,
  { lamp, share }: Found,
  now: number,
  calendar: WorkCalendar,
): number {
  const shares = lamp === 'green' ? [share, share / 2, share / 4, 0] : [share, 0.83, 0.87, 0.91, 0.95, 0.98];
  const beginnings = shares.map((each) => latestBeginning(story, each, now, calendar));
  const fits = (at: number): boolean => {
    const { dueAt, yellowAt } = rehearse(story, at, calendar).clock;
    return dueAt === null || lampOf({ state: 'handling', dueAt, yellowAt }, now) === lamp;
  };
  return beginnings.find(fits) ?? nth(beginnings, 0);
}

function latestBeginning(story: Rehearsed, share: number, now: number, calendar: WorkCalendar): number {
  const reached = (at: number): boolean => {
    const stage = rehearse(story, at, calendar);
    const after = stage.clock.dueAt === null ? `${(share * 3).toFixed(2)}d` : `${Math.round(share * 100)}%`;
    return momentOf({ after, who: 'intake', does: 'note' }, 1, stage, calendar) <= now;
  };
  let [early, late] = [now - 80 * DAY, now];
  while (late - early > 30_000) {
    const middle = Math.floor((early + late) / 2);
    if (reached(middle)) early = middle;
    else late = middle;
  }
  return early;
}
