import { CalendarVersion, type HalfDay } from './calendar-version';
import { parseDuration, type Duration } from './duration';

export { parseDuration, type Duration, type HalfDay };

const MINUTE = 60_000;

/** One version of the calendar, and since when (ms) it has been in force. */
export interface InForce {
  readonly from: number;
  readonly version: CalendarVersion;
}

/**
 * The office's working calendar with its past: office hours change, and each winter the holidays of another year are
 * announced. A limit is counted by the version in force when the step was taken, and time that has passed by those in
 * force while it passed, so that no later change moves what was.
 *
 * Pure: no clock, no database, no container, so a command may replay a case with it.
 */
export class WorkCalendar {
  /** Newest first: almost everything asks for that one. */
  private versions: readonly InForce[];

  /** A calendar without a past. Throws when a half-day is malformed, ends before it starts, or overlaps the one before. */
  constructor(hours?: readonly HalfDay[]) {
    this.versions = [{ from: 0, version: new CalendarVersion(hours) }];
  }

  /** Goes by these versions from now on, in any order; the oldest counts for all time before it, too. */
  follow(versions: readonly InForce[]): void {
    if (versions.length === 0) throw new Error('a calendar needs a version');
    this.versions = [...versions].sort((a, b) => b.from - a.from);
  }

  /** The version in force at that time. */
  at(time: number): CalendarVersion {
    for (const { from, version } of this.versions) if (from <= time) return version;
    return this.oldest;
  }

  /** Working minutes from one time to another, exact (may be a fraction); negative when `to` comes first. */
  workingMinutesBetween(from: number, to: number): number {
    return this.workingTimeBetween(from, to) / MINUTE;
  }

  /** As workingMinutesBetween, in whole milliseconds: adds up without rounding over any split. */
  workingTimeBetween(from: number, to: number): number {
    if (to < from) return -this.workingTimeBetween(to, from);
    let sum = 0;
    let until = to;
    for (const { from: since, version } of this.versions) {
      const start = version === this.oldest ? from : Math.max(from, since);
      if (start < until) {
        sum += version.workingTimeBetween(start, until);
        until = start;
      }
    }
    return sum;
  }

  /** The earliest time at which the duration has passed, counted from `from` (ms) by the version in force then. */
  addWorking(from: number, duration: Duration): number {
    return this.at(from).addWorking(from, duration);
  }

  /** The earliest time at which so many working milliseconds have passed; for what is left after a pause. */
  addWorkingTime(from: number, milliseconds: number): number {
    return this.at(from).addWorkingTime(from, milliseconds);
  }

  private get oldest(): CalendarVersion {
    const last = this.versions.at(-1);
    if (!last) throw new Error('a calendar needs a version');
    return last.version;
  }
}
