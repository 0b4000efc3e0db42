import type { PartyRank } from '../../contract/org/org.api';
import {
  MEETING_KIND_NAMES,
  MEETING_PERIODS,
  meetingRule,
  type MeetingKind,
  type MeetingPeriod,
  type MeetingState,
} from '../../contract/party/meeting.flow';
import type { MeetingDuty } from '../../contract/party/party-life.api';

/** The town is eight hours ahead, all year. */
const AHEAD = 8 * 3_600_000;
const MONTHS: Record<MeetingPeriod, number> = { month: 1, quarter: 3 };
const QUARTERS = ['一', '二', '三', '四'];

export interface DutyMeeting {
  readonly kind: MeetingKind;
  readonly state: MeetingState;
  readonly startsAt: number;
}
export interface Owing {
  readonly rank: PartyRank;
  readonly fullMembers: number;
  readonly now: number;
  /** When the first meeting of all was written down here: what was before is not known, and not owed. */
  readonly since: number;
}

export const yearOf = (at: number): number => new Date(at + AHEAD).getUTCFullYear();
/** ms since epoch: the first moment of a month in the town; `month` from 0, and beyond the year's end. */
export const monthStart = (year: number, month: number): number => Date.UTC(year, month, 1) - AHEAD;

/** What an organisation owes this year by 三会一课, period by period. */
export function dutiesOf(
  { rank, fullMembers, now, since }: Owing,
  meetings: readonly DutyMeeting[],
): MeetingDuty[] {
  return MEETING_KIND_NAMES.flatMap((kind) => {
    const { label, every, fewest = 0 } = meetingRule(kind);
    if (every?.rank !== rank || fullMembers < fewest) return [];
    const ofKind = meetings.filter((meeting) => meeting.kind === kind);
    const periods = periodsOf(every.period, yearOf(now)).map(({ name, from, to }) => {
      const within = ofKind.filter(({ startsAt }) => startsAt >= from && startsAt < to);
      return { label: name, state: stateOf(within, { from, to, now, since }) };
    });
    return [{ kind, kindLabel: label, everyLabel: MEETING_PERIODS[every.period], periods }];
  });
}

/** Until now: how many were owed in periods that are over, and how many of these nobody held. */
export function owedUntilNow(duties: readonly MeetingDuty[]): { owed: number; missing: number } {
  const states = duties.flatMap(({ periods }) => periods.map(({ state }) => state));
  const count = (...wanted: string[]): number => states.filter((state) => wanted.includes(state)).length;
  return { owed: count('met', 'missing'), missing: count('missing') };
}

const isHeld = ({ state }: DutyMeeting): boolean => state === 'held' || state === 'recorded';

function stateOf(
  meetings: readonly DutyMeeting[],
  { from, to, now, since }: { from: number; to: number } & Pick<Owing, 'now' | 'since'>,
): MeetingDuty['periods'][number]['state'] {
  if (meetings.some(isHeld)) return 'met';
  if (to <= now) return to <= since ? 'before' : 'missing';
  if (meetings.some(({ state }) => state === 'planned')) return 'planned';
  return from <= now ? 'due' : 'ahead';
}

function periodsOf(period: MeetingPeriod, year: number): { name: string; from: number; to: number }[] {
  const months = MONTHS[period];
  return Array.from({ length: 12 / months }, (_, at) => ({
    name: period === 'month' ? `${at + 1}月` : `第${QUARTERS[at] ?? ''}季度`,
    from: monthStart(year, at * months),
    to: monthStart(year, (at + 1) * months),
  }));
}
