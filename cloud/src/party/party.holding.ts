import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import {
  ATTENDANCES,
  PARTY_DUTIES,
  type Attendance,
  type PartyDuty,
} from '../../contract/party/meeting.flow';
import {
  MEMBERSHIP_TRANSFER_STATES,
  type MembershipTransferState,
} from '../../contract/party/membership-transfer.flow';
import { MEMBER_KINDS, type MemberKind } from '../../contract/staff/party.api';
import { Database, type UnitOfWork } from '../kernel/database';
import type { CopySection, PersonalHolding } from '../kernel/personal-data.holdings';
import { townTime } from '../kernel/town-time';
import { Directory } from '../org/directory';

type Rows = readonly [
  { orgUnitId: number; kind: MemberKind; since: number; duty: PartyDuty | null }[],
  { title: string; startsAt: number; state: Attendance; words: string }[],
  { fromId: number; toId: number; state: MembershipTransferState; askedAt: number }[],
  { targetId: number; words: string; proposedAt: number }[],
];

/** What the Party's registers keep of somebody: where they belong, the meetings they were called to, transfers and contacts. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PartyHolding implements PersonalHolding {
  @Inject() protected database: Database;
  @Inject() protected org: Directory;

  async copy(personId: number): Promise<CopySection[]> {
    const params = [personId];
    const [members, meetings, transfers, contacts] = await this.database.readTogether<Rows>(
      { sql: 'SELECT orgUnitId, kind, since, duty FROM party_member WHERE personId = ?', params },
      {
        sql: `SELECT m.title, m.startsAt, a.state, a.words FROM party_attendance a
              JOIN party_meeting m ON m.id = a.meetingId WHERE a.personId = ? ORDER BY a.id`,
        params,
      },
      {
        sql: 'SELECT fromId, toId, state, askedAt FROM party_transfer WHERE personId = ? ORDER BY id',
        params,
      },
      { sql: 'SELECT targetId, words, proposedAt FROM party_contact WHERE personId = ? ORDER BY id', params },
    );
    return [
      { title: '我的党组织', rows: members.map((row) => this.memberRow(row)) },
      { title: '通知到我的党的会议', rows: meetings.map(meetingRow) },
      { title: '我的组织关系转接', rows: transfers.map((row) => this.transferRow(row)) },
      {
        title: '我的双联系',
        rows: contacts.map(({ targetId, words, proposedAt }) => ({
          ...{ 时间: townTime(proposedAt), 联系: this.org.brief(targetId).name, 说明: words },
        })),
      },
    ];
  }

  /** Whoever means to be forgotten is in nobody's register; a transfer comes to its end first. */
  async unfinished(personId: number): Promise<string[]> {
    const rows = await this.database.read<{ id: number }>(
      "SELECT id FROM party_transfer WHERE personId = ? AND state IN ('requested', 'released')",
      [personId],
    );
    return rows.map(() => '组织关系转接');
  }

  /** Meetings keep how many were there, and nobody's words. */
  async erase(uow: UnitOfWork, personId: number): Promise<void> {
    await uow.run("UPDATE party_attendance SET words = '' WHERE personId = ?", [personId]);
    await uow.run("UPDATE party_event SET words = '', fileIds = '[]' WHERE byId = ? AND unitId IS NULL", [
      personId,
    ]);
    await uow.run(
      "UPDATE party_contact SET words = '', state = CASE WHEN state IN ('proposed', 'confirmed') THEN 'ended' ELSE state END WHERE personId = ?",
      [personId],
    );
    await uow.run("UPDATE party_transfer SET words = '' WHERE personId = ?", [personId]);
    await uow.run('DELETE FROM party_member WHERE personId = ?', [personId]);
  }

  private memberRow({ orgUnitId, kind, since, duty }: Rows[0][number]) {
    return {
      党组织: this.org.brief(orgUnitId).name,
      身份: MEMBER_KINDS[kind],
      入党时间: townTime(since).slice(0, 10),
      职务: duty === null ? '无' : PARTY_DUTIES[duty],
    };
  }

  private transferRow({ fromId, toId, state, askedAt }: Rows[2][number]) {
    return {
      时间: townTime(askedAt),
      从: this.org.brief(fromId).name,
      到: this.org.brief(toId).name,
      进度: MEMBERSHIP_TRANSFER_STATES[state].label,
    };
  }
}

const meetingRow = ({ title, startsAt, state, words }: Rows[1][number]) => ({
  ...{ 时间: townTime(startsAt), 会议: title, 情况: ATTENDANCES[state], 说明: words },
});
