import type { Duration, DurationUnit } from './duration';
import { ANNOUNCED, worksOn, type SpecialDays } from './working-days';

/** Half a working day on the town's clock, e.g. { from: '08:30', to: '12:00' }. */
export interface HalfDay {
  readonly from: string;
  readonly to: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
// Asia/Shanghai has kept one offset since 1991, so days can be counted by division.
const TOWN_OFFSET = 8 * HOUR;
// Longer than any deadline; only a calendar that never works again gets this far.
const SEARCH_LIMIT_DAYS = 100_000;

const DEFAULT_HOURS: readonly HalfDay[] = [
  { from: '08:30', to: '12:00' },
  { from: '13:30', to: '17:30' },
];

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The working calendar of a Chinese office as it stood at one time: half-days on working days, 调休 and public holidays
 * as the State Council had announced them by then. Years whose notice it does not hold are plain Monday to Friday.
 */
export class CalendarVersion {
  private readonly spans: readonly Span[];
  /** Working milliseconds of one working day. */
  private readonly dayLength: number;
  private readonly special: { readonly rest: ReadonlySet<string>; readonly work: ReadonlySet<string> };
  private readonly days = new Map<number, boolean>();

  /** Throws when a half-day is malformed, ends before it starts, or overlaps the one before. */
  constructor(hours: readonly HalfDay[] = DEFAULT_HOURS, days: SpecialDays = ANNOUNCED) {
    this.special = { rest: new Set(days.rest), work: new Set(days.work) };
    this.spans = hours.map(({ from, to }) => ({ start: timeOfDay(from), end: timeOfDay(to) }));
    let last = 0;
    for (const span of this.spans) {
      if (span.start < last || span.end <= span.start) throw new Error('half-days must follow one another');
      last = span.end;
    }
    this.dayLength = this.spans.reduce((sum, span) => sum + span.end - span.start, 0);
    if (this.dayLength === 0) throw new Error('a working day needs at least one half-day');
  }

  /** Working milliseconds from one time to another; negative when `to` comes first. Adds up over any split. */
  workingTimeBetween(from: number, to: number): number {
    if (to < from) return -this.workingTimeBetween(to, from);
    const start = from + TOWN_OFFSET;
    const end = to + TOWN_OFFSET;
    const firstDay = Math.floor(start / DAY);
    const lastDay = Math.floor(end / DAY);
    let sum = this.workedBy(lastDay, end - lastDay * DAY) - this.workedBy(firstDay, start - firstDay * DAY);
    for (let day = firstDay; day < lastDay; day++) if (this.works(day)) sum += this.dayLength;
    return sum;
  }

  /** The earliest time at which the duration has passed, counted from `from` (ms). '1d' is one day's half-days. */
  addWorking(from: number, duration: Duration): number {
    const { amount, unit } = duration;
    if (unit === 'H') return from + Math.round(amount * HOUR);
    return this.addWorkingTime(from, Math.round(amount * this.lengthOf(unit)));
  }

  /** The earliest time at which so many working milliseconds have passed; for what is left after a pause. */
  addWorkingTime(from: number, milliseconds: number): number {
    if (!(milliseconds >= 0)) throw new Error(`cannot add ${milliseconds} ms of working time`);
    if (milliseconds === 0) return from;
    const start = from + TOWN_OFFSET;
    const firstDay = Math.floor(start / DAY);
    let left = milliseconds + this.workedBy(firstDay, start - firstDay * DAY);
    for (let day = firstDay; day < firstDay + SEARCH_LIMIT_DAYS; day++) {
      if (!this.works(day)) continue;
      if (left <= this.dayLength) return day * DAY + this.moment(left) - TOWN_OFFSET;
      left -= this.dayLength;
    }
    throw new Error('no working day found for this duration');
  }

  private lengthOf(unit: Exclude<DurationUnit, 'H'>): number {
    return { m: MINUTE, h: HOUR, d: this.dayLength }[unit];
  }

  private works(day: number): boolean {
    const known = this.days.get(day);
    if (known !== undefined) return known;
    const works = worksOn(day, this.special);
    this.days.set(day, works);
    return works;
  }

  /** Working time passed on that day by that time of day. */
  private workedBy(day: number, time: number): number {
    if (!this.works(day)) return 0;
    let sum = 0;
    for (const span of this.spans) sum += Math.max(0, Math.min(time, span.end) - span.start);
    return sum;
  }

  /** The time of day at which so much of a working day has passed. */
  private moment(worked: number): number {
    let left = worked;
    for (const span of this.spans) {
      const length = span.end - span.start;
      if (left <= length) return span.start + left;
      left -= length;
    }
    throw new Error('more work than a day holds');
  }
}

function timeOfDay(text: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? [];
  const time = Number(hours) * HOUR + Number(minutes) * MINUTE;
  if (!(time <= DAY)) throw new Error(`not a time of day: ${JSON.stringify(text)}`);
  return time;
}
