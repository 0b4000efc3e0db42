import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CASE_STATES, type CaseState } from '../../contract/case/case.flow';
import { Database, type SqlValue, type Statement, type Together, type UnitOfWork } from '../kernel/database';
import { filesOfCase, type FileRecord } from '../kernel/files.store';
import { marks } from '../kernel/keyset';
import type { Sealer } from '../kernel/personal-data';
import { nameOf, phoneOf, type SealedName, type SealedPhone } from '../kernel/personal-data.person';
import type { CaseTies } from './case.parties';
import { caseNumber, idOfNumber, type CaseRecord, type EventRecord } from './case.row';

type Row = Record<string, SqlValue>;
const CASE = 'SELECT * FROM cases WHERE id = ?';
const TRAIL = 'SELECT * FROM case_event WHERE caseId = ? ORDER BY seq';
const TIE = 'SELECT rating FROM case_reporter WHERE personId = ? AND caseId = ?';
/** Nobody, where the person was erased or took back their consent. */
const REPORTER = `SELECT p.name, p.nameSealed, p.phoneSealed FROM cases c JOIN person p ON p.id = c.reporterId
  WHERE c.id = ? AND p.withdrawnAt IS NULL`;

/** A case with all that is written about it, and how one reader is tied to it. */
export interface WholeCase {
  readonly c: CaseRecord;
  readonly ties: CaseTies;
  readonly events: readonly EventRecord[];
  readonly files: readonly FileRecord[];
  /** Undefined where nobody is to be known. */
  readonly reporter: Reporter | undefined;
}

/** A place, and how far around it, in degrees. */
interface Box {
  readonly lng: number;
  readonly lat: number;
  readonly reach: { readonly lng: number; readonly lat: number };
}

/** Who reported, opened by those who ask. */
interface Reporter {
  readonly name: string;
  readonly phone: string;
}

type Tie = { rating: number | null };
type WholeRows = [CaseRecord[], EventRecord[], FileRecord[], Tie[], (SealedName & SealedPhone)[]];

/** Rows of cases and their trail, and nothing else: no rule lives here. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseStore {
  @Inject() protected database: Database;
  @Inject() protected sealer: Sealer;

  /** The case of that number, locked until the end of the work. */
  lock(uow: UnitOfWork, no: string): Promise<CaseRecord | undefined> {
    return uow.lock<CaseRecord>(CASE, [idOfNumber(no)]);
  }

  lockById(uow: UnitOfWork, id: number): Promise<CaseRecord | undefined> {
    return uow.lock<CaseRecord>(CASE, [id]);
  }

  find(no: string): Promise<CaseRecord | undefined> {
    return this.database.readOne<CaseRecord>(CASE, [idOfNumber(no)]);
  }

  /** The case of that number with everything about it, in one round trip. */
  async whole(no: string, personId: number): Promise<WholeCase | undefined> {
    return this.told(no, await this.database.readTogether<WholeRows>(...wholeOf(idOfNumber(no), personId)));
  }

  /** The same, locked until the end of the work: what is read with the lock stays so. */
  async lockWhole(uow: UnitOfWork, no: string, personId: number): Promise<WholeCase | undefined> {
    return this.told(no, await uow.lockTogether<WholeRows>(...wholeOf(idOfNumber(no), personId)));
  }

  async lockWholeById(uow: UnitOfWork, id: number, personId: number): Promise<WholeCase | undefined> {
    return this.wholeFrom(await uow.lockTogether<WholeRows>(...wholeOf(id, personId)));
  }

  /** Undefined also where the number names its day wrong. */
  private told(no: string, rows: WholeRows): WholeCase | undefined {
    const whole = this.wholeFrom(rows);
    return whole && caseNumber(whole.c) === no ? whole : undefined;
  }

  private wholeFrom([[c], events, files, [tie], [person]]: WholeRows): WholeCase | undefined {
    if (!c) return undefined;
    const { sealer } = this;
    const ties = { isReporter: tie !== undefined, hasRated: tie !== undefined && tie.rating !== null };
    const reporter = person && {
      get name() {
        return nameOf(sealer, person);
      },
      get phone() {
        return phoneOf(sealer, person);
      },
    };
    return { c, ties, events, files, reporter };
  }

  events(caseId: number): Promise<EventRecord[]> {
    return this.database.read<EventRecord>(TRAIL, [caseId]);
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

  /** Those of `isNearby` within so many degrees of a place, newest 200. */
  inBox(cells: readonly string[], { lng, lat, reach }: Box): Promise<CaseRecord[]> {
    return this.database.read<CaseRecord>(
      `SELECT * FROM cases WHERE cell IN (${marks(cells)}) AND open = 1 AND contentCheck <> 'blocked'
        AND lng BETWEEN ? AND ? AND lat BETWEEN ? AND ? ORDER BY id DESC LIMIT 200`,
      [...cells, lng - reach.lng, lng + reach.lng, lat - reach.lat, lat + reach.lat],
    );
  }

  /** Cases on which the clock must act by itself. */
  clockDue(now: number): Promise<CaseRecord[]> {
    return this.database.read<CaseRecord>(
      'SELECT * FROM cases WHERE clockAt <= ? ORDER BY clockAt LIMIT 100',
      [now],
    );
  }

  /** Cases of which the clock must tell that something owed on them is late. */
  remindersDue(now: number): Promise<CaseRecord[]> {
    return this.database.read<CaseRecord>(
      'SELECT * FROM cases WHERE remindAt <= ? ORDER BY remindAt LIMIT 100',
      [now],
    );
  }
}

function wholeOf(caseId: number, personId: number): Together<WholeRows> {
  const ofCase = (sql: string): Statement => ({ sql, params: [caseId] });
  const tie = { sql: TIE, params: [personId, caseId] };
  return [ofCase(CASE), ofCase(TRAIL), filesOfCase(caseId), tie, ofCase(REPORTER)];
}

export const OPEN_STATES = (Object.keys(CASE_STATES) as CaseState[]).filter(
  (state) => CASE_STATES[state].open,
);
