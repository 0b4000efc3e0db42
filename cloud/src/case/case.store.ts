import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CASE_STATES, type CaseState } from '../../contract/case/case.flow';
import type { Actor } from '../kernel/actor';
import { Database, type SqlValue, type UnitOfWork } from '../kernel/database';
import { filesOfCase, type FileRecord } from '../kernel/files.store';
import { marks } from '../kernel/keyset';
import type { Sealer } from '../kernel/personal-data';
import { nameOf, phoneOf, type SealedName, type SealedPhone } from '../kernel/personal-data.person';
import type { CaseTies } from './case.parties';
import { caseNumber, idOfNumber, type CaseRecord, type EventRecord } from './case.row';

type Row = Record<string, SqlValue>;
const TRAIL = 'SELECT * FROM case_event WHERE caseId = ? ORDER BY seq';

/** Rows of cases and their trail, and nothing else: no rule lives here. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseStore {
  @Inject() protected database: Database;
  @Inject() protected sealer: Sealer;

  /** The case of that number, locked until the end of the work. */
  lock(uow: UnitOfWork, no: string): Promise<CaseRecord | undefined> {
    return uow.lock<CaseRecord>('SELECT * FROM cases WHERE id = ?', [idOfNumber(no)]);
  }

  lockById(uow: UnitOfWork, id: number): Promise<CaseRecord | undefined> {
    return uow.lock<CaseRecord>('SELECT * FROM cases WHERE id = ?', [id]);
  }

  find(no: string): Promise<CaseRecord | undefined> {
    return this.database.readOne<CaseRecord>('SELECT * FROM cases WHERE id = ?', [idOfNumber(no)]);
  }

  /** The case of that number with its trail and its files, in one round trip. */
  async withTrail(
    no: string,
  ): Promise<{ c: CaseRecord | undefined; events: EventRecord[]; files: FileRecord[] }> {
    const id = idOfNumber(no);
    const [[c], events, files] = await this.database.readTogether<
      [CaseRecord[], EventRecord[], FileRecord[]]
    >(
      { sql: 'SELECT * FROM cases WHERE id = ?', params: [id] },
      { sql: TRAIL, params: [id] },
      filesOfCase(id),
    );
    return { c, events, files };
  }

  async trail(caseId: number): Promise<{ events: EventRecord[]; files: FileRecord[] }> {
    const [events, files] = await this.database.readTogether<[EventRecord[], FileRecord[]]>(
      { sql: TRAIL, params: [caseId] },
      filesOfCase(caseId),
    );
    return { events, files };
  }

  /** Nobody, where the person was erased or took back their consent. */
  async reporter(personId: number): Promise<{ name: string; phone: string } | undefined> {
    const row = await this.database.readOne<SealedName & SealedPhone>(
      'SELECT name, nameSealed, phoneSealed FROM person WHERE id = ? AND withdrawnAt IS NULL',
      [personId],
    );
    return row && { name: nameOf(this.sealer, row), phone: phoneOf(this.sealer, row) };
  }

  events(caseId: number): Promise<EventRecord[]> {
    return this.database.read<EventRecord>(TRAIL, [caseId]);
  }

  lastEvent(uow: UnitOfWork, caseId: number, seq: number): Promise<EventRecord | undefined> {
    return uow.one<EventRecord>('SELECT * FROM case_event WHERE caseId = ? AND seq = ?', [caseId, seq]);
  }

  async insert(uow: UnitOfWork, row: Omit<CaseRecord, 'id'>): Promise<number> {
    return uow.insert('cases', { ...row });
  }

  /** The only statement that changes a case, called only from `CaseService.take`; written with the commit. */
  write(uow: UnitOfWork, id: number, change: Partial<CaseRecord>): void {
    const row: Row = {};
    for (const [name, value] of Object.entries(change)) if (value !== undefined) row[name] = value;
    uow.updateLater('cases', id, row);
  }

  append(uow: UnitOfWork, caseId: number, event: EventRecord): void {
    uow.insertLater('case_event', { caseId, ...event });
  }

  /** How a person is tied to a case. Staff whose own report it may also be are rare: only then is the table asked. */
  async ties(
    reader: Pick<UnitOfWork, 'one'> | undefined,
    c: CaseRecord,
    { id, kind }: Actor,
  ): Promise<CaseTies> {
    if (kind !== 'resident' && c.reporterId !== id && c.joined === 0)
      return { isReporter: false, hasRated: false };
    const sql = 'SELECT rating FROM case_reporter WHERE personId = ? AND caseId = ?';
    const row = await (reader
      ? reader.one<{ rating: number | null }>(sql, [id, c.id])
      : this.database.readOne<{ rating: number | null }>(sql, [id, c.id]));
    return { isReporter: row !== undefined, hasRated: row !== undefined && row.rating !== null };
  }

  /** Whoever took a step of it may go on reading it, though it is with others now. */
  async hasActed(caseId: number, personId: number): Promise<boolean> {
    return (
      (await this.database.readOne('SELECT 1 AS yes FROM case_event WHERE caseId = ? AND byId = ? LIMIT 1', [
        caseId,
        personId,
      ])) !== undefined
    );
  }

  /** `viaCaseId`: the merged case that brings them along, null for who comes by himself. Known reporters stay as they are. */
  async addReporter(
    uow: UnitOfWork,
    caseId: number,
    { personId, viaCaseId }: { personId: number; viaCaseId: number | null },
  ): Promise<void> {
    const known = await uow.one('SELECT 1 AS yes FROM case_reporter WHERE personId = ? AND caseId = ?', [
      personId,
      caseId,
    ]);
    if (!known) await uow.insert('case_reporter', { caseId, personId, at: uow.now, viaCaseId });
  }

  async setRating(uow: UnitOfWork, caseId: number, personId: number, level: number): Promise<void> {
    await uow.run('UPDATE case_reporter SET rating = ? WHERE caseId = ? AND personId = ?', [
      level,
      caseId,
      personId,
    ]);
  }

  async clearRatings(uow: UnitOfWork, caseId: number): Promise<void> {
    await uow.run('UPDATE case_reporter SET rating = NULL WHERE caseId = ?', [caseId]);
  }

  async reporters(uow: UnitOfWork, caseId: number): Promise<number[]> {
    const rows = await uow.query<{ personId: number }>(
      'SELECT personId FROM case_reporter WHERE caseId = ?',
      [caseId],
    );
    return rows.map((row) => row.personId);
  }

  async setCoUnits(uow: UnitOfWork, caseId: number, unitIds: readonly number[]): Promise<void> {
    await uow.run('DELETE FROM case_co_unit WHERE caseId = ?', [caseId]);
    for (const unitId of unitIds) await uow.insert('case_co_unit', { caseId, unitId });
  }

  async mergedInto(caseId: number): Promise<{ id: number; reportedAt: number }[]> {
    return this.database.read('SELECT id, reportedAt FROM cases WHERE mergedInto = ? ORDER BY id', [caseId]);
  }

  async numberOf(caseId: number): Promise<string | undefined> {
    const row = await this.database.readOne<{ id: number; reportedAt: number }>(
      'SELECT id, reportedAt FROM cases WHERE id = ?',
      [caseId],
    );
    return row && caseNumber(row);
  }

  /** Open cases in these cells, newest 200. */
  inCells(cells: readonly string[]): Promise<CaseRecord[]> {
    return this.database.read<CaseRecord>(
      `SELECT * FROM cases WHERE cell IN (${marks(cells)}) AND open = 1 AND contentCheck <> 'blocked' ORDER BY id DESC LIMIT 200`,
      cells,
    );
  }

  /** Cases on which the clock must act by itself. */
  clockDue(now: number): Promise<CaseRecord[]> {
    return this.database.read<CaseRecord>(
      'SELECT * FROM cases WHERE clockAt <= ? ORDER BY clockAt LIMIT 100',
      [now],
    );
  }
}

export const OPEN_STATES = (Object.keys(CASE_STATES) as CaseState[]).filter(
  (state) => CASE_STATES[state].open,
);
