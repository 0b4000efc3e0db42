import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database, type UnitOfWork } from '../kernel/database';
import { cursorId, marks } from '../kernel/keyset';
import type { ActivityRecord, CheckRecord, ClaimRecord } from './volunteer.row';

type Reader = Pick<UnitOfWork, 'query'>;

/** Another activity at the same time. */
export type Clash = Pick<ActivityRecord, 'title'>;

/** Claims of those who are to be in another activity at the same time, or are there: who has signed out of it is free. */
const ELSEWHERE = `FROM volunteer_claim c JOIN volunteer_activity a ON a.id = c.activityId
  WHERE c.state IN ('claimed', 'present') AND a.state IN ('recruiting', 'underway')
    AND a.id <> ? AND a.startsAt < ? AND a.endsAt > ?`;
const CLASH = `SELECT a.title ${ELSEWHERE} AND c.personId = ? ORDER BY a.startsAt LIMIT 1`;
type Hours = Pick<ActivityRecord, 'id' | 'startsAt' | 'endsAt'>;

/** Rows of claims and check-ins, and nothing else: no rule lives here. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ClaimStore {
  @Inject() protected database: Database;

  lock(uow: UnitOfWork, id: number): Promise<ClaimRecord | undefined> {
    return uow.lock<ClaimRecord>('SELECT * FROM volunteer_claim WHERE id = ?', [id]);
  }

  find(id: number): Promise<ClaimRecord | undefined> {
    return this.database.readOne<ClaimRecord>('SELECT * FROM volunteer_claim WHERE id = ?', [id]);
  }

  async of(
    personId: number,
    activityId: number,
    reader: Reader = this.reader,
  ): Promise<ClaimRecord | undefined> {
    const [claim] = await reader.query<ClaimRecord>(
      'SELECT * FROM volunteer_claim WHERE activityId = ? AND personId = ?',
      [activityId, personId],
    );
    return claim;
  }

  /** A person's claims of several activities, by activity. */
  async among(personId: number, activityIds: readonly number[]): Promise<Map<number, ClaimRecord>> {
    if (activityIds.length === 0) return new Map();
    const rows = await this.database.read<ClaimRecord>(
      `SELECT * FROM volunteer_claim WHERE personId = ? AND activityId IN (${marks(activityIds)})`,
      [personId, ...activityIds],
    );
    return new Map(rows.map((row) => [row.activityId, row]));
  }

  insert(uow: UnitOfWork, row: Omit<ClaimRecord, 'id'>): Promise<number> {
    return uow.insert('volunteer_claim', { ...row });
  }

  /** The only statement that changes a claim, called only from ClaimDoor and ClaimPlaces. */
  write(uow: UnitOfWork, id: number, change: Partial<ClaimRecord>): Promise<void> {
    return uow.update('volunteer_claim', id, { ...change });
  }

  /** All of an activity in the order they came. */
  ofActivity(activityId: number, reader: Reader = this.reader): Promise<ClaimRecord[]> {
    return reader.query<ClaimRecord>('SELECT * FROM volunteer_claim WHERE activityId = ? ORDER BY id', [
      activityId,
    ]);
  }

  /** How many are there now, and how many have been and gone. */
  async attendance(activityId: number): Promise<{ present: number; left: number }> {
    const rows = await this.database.read<{ state: ClaimRecord['state']; n: number }>(
      `SELECT state, COUNT(*) AS n FROM volunteer_claim
       WHERE activityId = ? AND state IN ('present', 'left') GROUP BY state`,
      [activityId],
    );
    const counted = new Map(rows.map(({ state, n }) => [state, Number(n)]));
    return { present: counted.get('present') ?? 0, left: counted.get('left') ?? 0 };
  }

  /** By when they asked: whoever left and came again stands at the end. */
  waiting(uow: UnitOfWork, activityId: number): Promise<ClaimRecord[]> {
    return uow.query<ClaimRecord>(
      "SELECT * FROM volunteer_claim WHERE activityId = ? AND state = 'waiting' ORDER BY claimedAt, id",
      [activityId],
    );
  }

  /** What this person has promised to come to at the same time, the first of it. */
  async clash(
    personId: number,
    { id, startsAt, endsAt }: Hours,
    reader: Reader = this.reader,
  ): Promise<Clash | undefined> {
    const [first] = await reader.query<Clash>(CLASH, [id, endsAt, startsAt, personId]);
    return first;
  }

  /** Who is promised elsewhere then. */
  async busy({ id, startsAt, endsAt }: Hours): Promise<ReadonlySet<number>> {
    const rows = await this.database.read<{ personId: number }>(`SELECT DISTINCT c.personId ${ELSEWHERE}`, [
      ...[id, endsAt, startsAt],
    ]);
    return new Set(rows.map(({ personId }) => personId));
  }

  /** The same with the person locked: of two claims at once the second sees the first. Lock the activity before. */
  async clashNow(
    uow: UnitOfWork,
    personId: number,
    { id, startsAt, endsAt }: Hours,
  ): Promise<Clash | undefined> {
    const [, [first]] = await uow.lockTogether<[{ id: number }[], Clash[]]>(
      { sql: 'SELECT id FROM person WHERE id = ?', params: [personId] },
      { sql: CLASH, params: [id, endsAt, startsAt, personId] },
    );
    return first;
  }

  async queueOf(claim: ClaimRecord): Promise<number> {
    const row = await this.database.readOne<{ n: number }>(
      `SELECT COUNT(*) AS n FROM volunteer_claim WHERE activityId = ? AND state = 'waiting'
       AND (claimedAt < ? OR (claimedAt = ? AND id <= ?))`,
      [claim.activityId, claim.claimedAt, claim.claimedAt, claim.id],
    );
    return row?.n ?? 0;
  }

  /** Newest first, one more than `size`. */
  page(
    whose: { readonly personId: number } | { readonly activityId: number },
    { after, size }: { readonly after?: string | undefined; readonly size: number },
  ): Promise<ClaimRecord[]> {
    const [column, id] =
      'personId' in whose ? ['personId', whose.personId] : ['activityId', whose.activityId];
    return this.database.read<ClaimRecord>(
      `SELECT * FROM volunteer_claim WHERE ${column} = ? AND id < ? ORDER BY id DESC LIMIT ?`,
      [id, cursorId(after), size + 1],
    );
  }

  /** Misses that stand, since then; the newest first. */
  async misses(personId: number, since: number, reader: Reader = this.reader): Promise<number[]> {
    const rows = await reader.query<{ missedAt: number }>(
      "SELECT missedAt FROM volunteer_claim WHERE personId = ? AND state = 'missed' AND missedAt > ? ORDER BY missedAt DESC",
      [personId, since],
    );
    return rows.map(({ missedAt }) => missedAt);
  }

  /** Misses that stand, since then, by person; the newest first. */
  async missesOfAll(since: number): Promise<Map<number, number[]>> {
    const rows = await this.database.read<{ personId: number; missedAt: number }>(
      "SELECT personId, missedAt FROM volunteer_claim WHERE state = 'missed' AND missedAt > ? ORDER BY missedAt DESC",
      [since],
    );
    const byPerson = new Map<number, number[]>();
    for (const { personId, missedAt } of rows)
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), missedAt]);
    return byPerson;
  }

  checks(claimId: number, reader: Reader = this.reader): Promise<CheckRecord[]> {
    return reader.query<CheckRecord>('SELECT * FROM volunteer_check WHERE claimId = ? ORDER BY id', [
      claimId,
    ]);
  }

  /** Of several claims, by claim. */
  async checksOf(claimIds: readonly number[]): Promise<Map<number, CheckRecord[]>> {
    if (claimIds.length === 0) return new Map();
    const rows = await this.database.read<CheckRecord>(
      `SELECT * FROM volunteer_check WHERE claimId IN (${marks(claimIds)}) ORDER BY id`,
      claimIds,
    );
    const byClaim = new Map<number, CheckRecord[]>();
    for (const row of rows) byClaim.set(row.claimId, [...(byClaim.get(row.claimId) ?? []), row]);
    return byClaim;
  }

  /** Says of a claim's scans that wait whether they are believed. */
  async judge(uow: UnitOfWork, claimId: number, proof: 'accepted' | 'refused'): Promise<void> {
    await uow.run("UPDATE volunteer_check SET proof = ? WHERE claimId = ? AND proof = 'waiting'", [
      proof,
      claimId,
    ]);
  }

  async addCheck(uow: UnitOfWork, activityId: number, check: Omit<CheckRecord, 'id'>): Promise<void> {
    await uow.insert('volunteer_check', { activityId, ...check });
  }

  /** Whose phone this is in this activity; the first to use it is remembered. */
  async deviceOwner(
    uow: UnitOfWork,
    device: { readonly activityId: number; readonly deviceHash: string; readonly personId: number },
  ): Promise<number> {
    const known = await uow.one<{ personId: number }>(
      'SELECT personId FROM volunteer_device WHERE activityId = ? AND deviceHash = ?',
      [device.activityId, device.deviceHash],
    );
    if (known) return known.personId;
    await uow.insert('volunteer_device', { ...device });
    return device.personId;
  }

  private get reader(): Reader {
    return { query: (sql, params) => this.database.read(sql, params) };
  }
}
