import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { BranchView, MeetingDuty } from '../../contract/party/party-life.api';
import { Database } from '../kernel/database';
import { marks } from '../kernel/keyset';
import { Directory } from '../org/directory';
import { hoursOf } from '../volunteer/volunteer.row';
import { dutiesOf, monthStart, owedUntilNow, yearOf, type DutyMeeting } from './meeting.duties';

interface Count {
  readonly n: number;
}
type Meeting = DutyMeeting & { readonly orgUnitId: number };
type Member = { readonly orgUnitId: number; readonly kind: string; readonly n: number };
type Counts = readonly [
  Meeting[],
  Member[],
  { readonly state: string; readonly n: number }[],
  Count[],
  Count[],
  Count[],
  Count[],
  { readonly n: number; readonly visits: number }[],
  { readonly since: number | null }[],
];

/** What an organisation and all below it owe and have done this year. */
export interface Stock {
  readonly figures: BranchView['figures'];
  readonly duties: (orgUnitId: number) => MeetingDuty[];
  readonly members: (orgUnitIds: readonly number[]) => number;
  readonly missing: (orgUnitIds: readonly number[]) => number;
}

@Provide()
@Scope(ScopeEnum.Singleton)
export class BranchFigures {
  @Inject() protected database: Database;
  @Inject() protected org: Directory;

  /** In one round trip; `now` says which year. */
  async of(orgUnitIds: readonly number[], now: number): Promise<Stock> {
    const [meetings, members, attendance, hours, wishes, points, registrations, contacts, [first]] =
      await this.database.readTogether<Counts>(...countsOf(orgUnitIds, yearOf(now)));
    const duties = (id: number): MeetingDuty[] => {
      const { rank = 'branch' } = this.org.requireUnit(id);
      const fullMembers = sum(members.filter((row) => row.orgUnitId === id && row.kind === 'full'));
      return dutiesOf(
        { rank, fullMembers, now, since: first?.since ?? now },
        meetings.filter(({ orgUnitId }) => orgUnitId === id),
      );
    };
    const stand = (ids: readonly number[]) => owedUntilNow(ids.flatMap((id) => duties(id)));
    const { owed, missing } = stand(orgUnitIds);
    const share = attended(attendance);
    return {
      duties,
      members: (ids) => sum(members.filter(({ orgUnitId }) => ids.includes(orgUnitId))),
      missing: (ids) => stand(ids).missing,
      figures: {
        members: sum(members),
        probationary: sum(members.filter(({ kind }) => kind === 'probationary')),
        meetingsHeld: meetings.filter(({ state }) => state === 'held' || state === 'recorded').length,
        ...{ meetingsOwed: owed, meetingsMissing: missing },
        ...(share === undefined ? {} : { attendance: share }),
        hours: hoursOf(sum(hours)),
        wishes: sum(wishes),
        points: sum(points),
        registrations: sum(registrations),
        contacts: sum(contacts),
        visits: contacts.reduce((all, { visits }) => all + Number(visits ?? 0), 0),
      },
    };
  }
}

/** All counts of these organisations in one year, as `Counts` takes them. */
function countsOf(ids: readonly number[], year: number) {
  const among = `IN (${marks(ids)})`;
  const [from, to] = [monthStart(year, 0), monthStart(year, 12)];
  const ofMembers = `JOIN party_member pm ON pm.personId = c.personId WHERE pm.orgUnitId ${among}`;
  const inYear = { params: [...ids, from, to] };
  const served = `${ofMembers} AND c.state = 'served' AND v.startsAt >= ? AND v.startsAt < ?`;
  const members = `SELECT orgUnitId, kind, COUNT(*) AS n FROM party_member WHERE orgUnitId ${among} GROUP BY orgUnitId, kind`;
  const points = `SELECT SUM(c.earned) AS n FROM points_tally c ${ofMembers} AND c.month LIKE ?`;
  const registered = `SELECT COUNT(*) AS n FROM registration WHERE orgUnitId ${among} AND state = 'confirmed'`;
  return [
    {
      sql: `SELECT orgUnitId, kind, state, startsAt FROM party_meeting
            WHERE orgUnitId ${among} AND startsAt >= ? AND startsAt < ? AND state <> 'cancelled'`,
      ...inYear,
    },
    { sql: members, params: ids },
    {
      sql: `SELECT a.state, COUNT(*) AS n FROM party_attendance a JOIN party_meeting m ON m.id = a.meetingId
            WHERE m.orgUnitId ${among} AND m.startsAt >= ? AND m.startsAt < ?
              AND m.state IN ('held', 'recorded') GROUP BY a.state`,
      ...inYear,
    },
    {
      sql: `SELECT SUM(c.minutes) AS n FROM volunteer_claim c JOIN volunteer_activity v ON v.id = c.activityId
            ${served}`,
      ...inYear,
    },
    {
      sql: `SELECT COUNT(DISTINCT o.id) AS n FROM volunteer_order o JOIN volunteer_activity v ON v.id = o.activityId
            JOIN volunteer_claim c ON c.activityId = v.id ${served}`,
      ...inYear,
    },
    { sql: points, params: [...ids, `${year}%`] },
    { sql: registered, params: ids },
    contactsOf(ids, [from, to]),
    { sql: 'SELECT MIN(startsAt) AS since FROM party_meeting', params: [] },
  ] as const;
}

const contactsOf = (ids: readonly number[], span: readonly [number, number]) => ({
  sql: `SELECT COUNT(*) AS n, SUM((SELECT COUNT(*) FROM party_event e WHERE e.subject = 'contact'
          AND e.subjectId = party_contact.id AND e.action = 'log' AND e.happenedAt >= ? AND e.happenedAt < ?)) AS visits
        FROM party_contact WHERE orgUnitId IN (${marks(ids)}) AND state = 'confirmed'`,
  params: [...span, ...ids],
});

/** MariaDB gives sums as text, and none at all of no rows. */
const sum = (rows: readonly { readonly n: number | null }[]): number =>
  rows.reduce((all, { n }) => all + Number(n ?? 0), 0);

/** Of 100 called to meetings that were held; undefined before the first. */
function attended(rows: readonly { readonly state: string; readonly n: number }[]): number | undefined {
  const all = sum(rows);
  return all === 0
    ? undefined
    : Math.round((sum(rows.filter(({ state }) => state === 'present')) / all) * 100);
}
