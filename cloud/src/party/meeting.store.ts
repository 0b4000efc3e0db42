import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Attendance, MeetingKind, MeetingState } from '../../contract/party/meeting.flow';
import { Database, type UnitOfWork } from '../kernel/database';
import { marks } from '../kernel/keyset';

export interface MeetingRecord {
  id: number;
  orgUnitId: number;
  kind: MeetingKind;
  state: MeetingState;
  title: string;
  words: string;
  place: string;
  startsAt: number;
  minutes: string;
  fileIds: string;
  called: number;
  present: number;
  plannedById: number;
}
export interface AttendanceRecord {
  id: number;
  meetingId: number;
  personId: number;
  state: Attendance;
  words: string;
}
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** More than an organisation and all below it hold in a month. */
const MOST = 500;

/** Rows of meetings and attendance, and nothing else. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MeetingStore {
  @Inject() protected database: Database;

  lock(uow: UnitOfWork, id: number): Promise<MeetingRecord | undefined> {
    return uow.lock<MeetingRecord>('SELECT * FROM party_meeting WHERE id = ?', [id]);
  }

  find(id: number): Promise<MeetingRecord | undefined> {
    return this.database.readOne<MeetingRecord>('SELECT * FROM party_meeting WHERE id = ?', [id]);
  }

  insert(uow: UnitOfWork, row: Omit<MeetingRecord, 'id' | 'present'>): Promise<number> {
    return uow.insert('party_meeting', { ...row });
  }

  /** The state only from MeetingService. */
  write(uow: UnitOfWork, id: number, change: Partial<MeetingRecord>): Promise<void> {
    return uow.update('party_meeting', id, { ...change });
  }

  async call(uow: UnitOfWork, meetingId: number, personIds: readonly number[]): Promise<void> {
    const values = personIds.map(() => "(?, ?, 'asked', '')").join(', ');
    await uow.run(
      `INSERT INTO party_attendance (meetingId, personId, state, words) VALUES ${values}`,
      personIds.flatMap((personId) => [meetingId, personId]),
    );
  }

  async answer(
    uow: UnitOfWork,
    { meetingId, personId, state, words }: Omit<AttendanceRecord, 'id'>,
  ): Promise<void> {
    await uow.run(
      'UPDATE party_attendance SET state = ?, words = ?, answeredAt = ? WHERE meetingId = ? AND personId = ?',
      [state, words, uow.now, meetingId, personId],
    );
  }

  /** Of those not there, who gave a reason stays excused. */
  async roll(uow: UnitOfWork, meetingId: number, presentIds: readonly number[]): Promise<void> {
    await uow.run(
      "UPDATE party_attendance SET state = CASE WHEN words = '' THEN 'absent' ELSE 'excused' END WHERE meetingId = ?",
      [meetingId],
    );
    if (presentIds.length === 0) return;
    await uow.run(
      `UPDATE party_attendance SET state = 'present' WHERE meetingId = ? AND personId IN (${marks(presentIds)})`,
      [meetingId, ...presentIds],
    );
  }

  attendance(meetingId: number, uow?: UnitOfWork): Promise<AttendanceRecord[]> {
    const sql =
      'SELECT id, meetingId, personId, state, words FROM party_attendance WHERE meetingId = ? ORDER BY id';
    return uow
      ? uow.query<AttendanceRecord>(sql, [meetingId])
      : this.database.read<AttendanceRecord>(sql, [meetingId]);
  }

  /** Of these organisations, by time. */
  ofOrgs(orgUnitIds: readonly number[], { from, to }: Span): Promise<MeetingRecord[]> {
    return this.database.read<MeetingRecord>(
      `SELECT * FROM party_meeting WHERE orgUnitId IN (${marks(orgUnitIds)}) AND startsAt >= ? AND startsAt < ?
       ORDER BY startsAt, id LIMIT ?`,
      [...orgUnitIds, from, to, MOST],
    );
  }

  /** To which somebody is called, by time. */
  ofPerson(personId: number, { from, to }: Span): Promise<MeetingRecord[]> {
    return this.database.read<MeetingRecord>(
      `SELECT m.* FROM party_meeting m JOIN party_attendance a ON a.meetingId = m.id
       WHERE a.personId = ? AND m.startsAt >= ? AND m.startsAt < ? ORDER BY m.startsAt, m.id LIMIT ?`,
      [personId, from, to, MOST],
    );
  }

  /** Somebody's own parts, by meeting. */
  async partsOf(personId: number, meetingIds: readonly number[]): Promise<Map<number, Attendance>> {
    if (meetingIds.length === 0) return new Map();
    const rows = await this.database.read<{ meetingId: number; state: Attendance }>(
      `SELECT meetingId, state FROM party_attendance WHERE personId = ? AND meetingId IN (${marks(meetingIds)})`,
      [personId, ...meetingIds],
    );
    return new Map(rows.map(({ meetingId, state }) => [meetingId, state]));
  }
}
