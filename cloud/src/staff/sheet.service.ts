import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import {
  SHEET_KINDS,
  type SheetCheck,
  type SheetDone,
  type SheetKind,
  type SheetTemplate,
} from '../../contract/staff/sheet.api';
import { AuditLog } from '../kernel/audit';
import { Database, type UnitOfWork } from '../kernel/database';
import { sentenceOf } from '../kernel/error-filter';
import type { Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory, type Unit } from '../org/directory';
import { OrgChanges } from '../org/org-changes';
import { firstPassword, hashFirstPassword } from './first-password';
import { PostingService } from './posting.service';
import { SHEET_COLUMNS } from './sheet.columns';
import { personOfLine, postOfLine, unitOfLine } from './sheet.rows';
import type { By } from './staff.powers';
import { StaffService } from './staff.service';
import { UnitService } from './unit.service';
import { readWorkbook, templateWorkbook, type Line } from './workbook';

const MOST_SHOWN = 200;

interface Fault {
  readonly line: number;
  readonly says: string;
}
type Row = (line: Line) => Promise<void>;

/** Takes back everything a try has written. */
class Undone extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super('undone');
  }
}

/**
 * Units, people and posts from a workbook, all or nothing. A check is the import itself, taken back at the end: what it
 * finds is what the import would.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SheetService {
  @Inject() protected database: Database;
  @Inject() protected changes: OrgChanges;
  @Inject() protected directory: Directory;
  @Inject() protected units: UnitService;
  @Inject() protected staff: StaffService;
  @Inject() protected postings: PostingService;
  @Inject() protected audit: AuditLog;

  async template(kind: SheetKind): Promise<SheetTemplate> {
    const title = SHEET_KINDS[kind];
    return { name: `${title}导入模板.xlsx`, workbook: await templateWorkbook(title, SHEET_COLUMNS[kind]) };
  }

  /** Changes nothing. Throws `sheetUnreadable`, `sheetHeadings`, `sheetEmpty` or `sheetTooLong`. */
  async check(by: By, kind: SheetKind, workbook: string): Promise<SheetCheck> {
    const lines = await readWorkbook(workbook, SHEET_COLUMNS[kind]);
    try {
      await this.changes.change(async (uow) => {
        throw new Undone(await this.write(uow, by, { kind, lines, hashes: new Map() }));
      });
      throw new Error('a check is always taken back');
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
      const { faults } = error;
      return { rows: lines.length, errors: faults.slice(0, MOST_SHOWN), errorCount: faults.length };
    }
  }

  /** Throws `sheetHasErrors` and whatever a check throws; then nothing was written. */
  async take(
    by: By,
    kind: SheetKind,
    { workbook, call }: { workbook: string; call?: Once },
  ): Promise<SheetDone> {
    const lines = await readWorkbook(workbook, SHEET_COLUMNS[kind]);
    const passwords =
      kind === 'people' ? lines.map((line) => ({ line: line.line, password: firstPassword() })) : [];
    const hashes = new Map(
      await Promise.all(
        passwords.map(async ({ line, password }) => [line, await hashFirstPassword(password)] as const),
      ),
    );
    let fresh = false;
    await this.changes.change(async (uow) => {
      fresh = false;
      const faults = await this.write(uow, by, { kind, lines, hashes });
      if (faults.length > 0) throw new Refusal('sheetHasErrors', { errors: faults.length });
      const detail = { rows: lines.length, subject: SHEET_KINDS[kind] };
      await this.audit.record(uow, { ...by, action: 'peopleImported', subject: `sheet:${kind}`, detail });
      uow.afterCommit(() => (fresh = true));
      return kind;
    }, call);
    const shown = kind === 'people' && fresh ? { passwords: passwordsOf(lines, passwords) } : {};
    return { rows: lines.length, ...shown };
  }

  private async write(
    uow: UnitOfWork,
    by: By,
    { kind, lines, hashes }: { kind: SheetKind; lines: readonly Line[]; hashes: ReadonlyMap<number, string> },
  ): Promise<Fault[]> {
    const row = await this.rowWriter(uow, by, { kind, hashes });
    const faults: Fault[] = [];
    for (const line of lines) {
      try {
        await row(line);
      } catch (error) {
        // Every refusal comes before the row's own write, so the lines after it can still be tried.
        if (!(error instanceof Refusal)) throw error;
        const says =
          error.code === 'badInput'
            ? String(error.details?.['first'])
            : sentenceOf(error.code, error.details);
        faults.push({ line: line.line, says });
      }
    }
    return faults;
  }

  private async rowWriter(
    uow: UnitOfWork,
    by: By,
    { kind, hashes }: { kind: SheetKind; hashes: ReadonlyMap<number, string> },
  ): Promise<Row> {
    const unitByCode = new Map<string, Unit>(this.directory.byKind().map((unit) => [unit.code, unit]));
    if (kind === 'units')
      return async (line) => {
        const made = await this.units.insert(uow, by, unitOfLine(line, unitByCode));
        unitByCode.set(made.code, made);
      };
    if (kind === 'people')
      return async (line) => {
        await this.staff.insert(uow, by, { ...personOfLine(line), hash: hashes.get(line.line) ?? '' });
      };
    const accounts = await uow.query<{ id: number; account: string }>(
      "SELECT id, account FROM person WHERE kind = 'staff' AND account IS NOT NULL",
    );
    const idByAccount = new Map(accounts.map(({ id, account }) => [account, id]));
    return async (line) => {
      await this.postings.grantIn(uow, by, postOfLine(line, { idByAccount, unitByCode }));
    };
  }
}

function passwordsOf(lines: readonly Line[], made: readonly { line: number; password: string }[]) {
  const byLine = new Map(made.map(({ line, password }) => [line, password]));
  return lines.map((line) => {
    const { account, name } = personOfLine(line);
    return { account, name, password: byLine.get(line.line) ?? '' };
  });
}
