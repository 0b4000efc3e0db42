import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { AuditLog } from '../kernel/audit';
import { Database, isDuplicateKey, type SqlValue, type UnitOfWork } from '../kernel/database';
import type { Field, Sealer } from '../kernel/personal-data';
import { PersonalHoldings, type SealedColumn } from '../kernel/personal-data.holdings';
import { KEYS_FACT, KEYS_FACT_FIELD, keysFit } from '../kernel/personal-data.keys';
import {
  PERSON_NAME,
  PERSON_PHONE,
  PERSON_UNIONID,
  sealedName,
  sealedPhone,
  sealedUnionid,
  WECHAT_OPENID,
} from '../kernel/personal-data.person';
import { SqliteSource } from '../kernel/sqlite-source';

type Row = Readonly<Record<string, string | number | null>>;
type Change = Record<string, SqlValue>;

/** What must change for one row to be sealed with the key in use; nothing when it is. */
type ChangeOf = (sealer: Sealer, row: Row) => Change;
interface SealedTable {
  readonly table: string;
  /** Its numeric key. */
  readonly key: string;
  readonly change: ChangeOf;
}

const BATCH = 200;

/** Started with keys that this database's personal data was not sealed with. */
export class KeysRefused extends Error {
  constructor() {
    super(
      '数据密钥不对，没有启动：数据库里的个人信息是用另一把密钥封存的。请把原来的密钥放回 DATA_KEYS（演示时是 DATA_DIR 里的 data-keys 文件）；换新密钥时，新的写在前面、旧的留在后面，再运行 npm run rotate-keys',
    );
    this.name = 'KeysRefused';
  }
}

/** Seals what was stored before personal data was sealed, and seals anew what another key or cipher has sealed. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PeopleSealing {
  @Inject() protected database: Database;
  @Inject() protected sealer: Sealer;
  @Inject() protected holdings: PersonalHoldings;
  @Inject() protected audit: AuditLog;

  /** At every start: throws KeysRefused when the keys do not fit; in a database not sealed yet it seals everything. */
  async begin(): Promise<void> {
    const fact = await this.fact();
    if (fact !== undefined) {
      if (keysFit(this.sealer, fact)) return;
      throw new KeysRefused();
    }
    const sealed = await this.sealAll(() => undefined);
    await this.holdings.sealPlain();
    if (sealed > 0) this.sweep();
    await this.keepFact();
  }

  /**
   * Seals everything with the key and cipher in use: 200 rows a transaction, and it may be broken off at any moment and
   * run again. Gives how many rows were sealed anew; afterwards older keys may go.
   */
  async rotate(onRows: (looked: number) => void): Promise<number> {
    const sealed = await this.sealAll(onRows);
    await this.keepFact();
    await this.audit.note({
      actor: undefined,
      action: 'keyRotated',
      subject: 'settings:DATA_KEYS',
      detail: { rows: sealed },
    });
    return sealed;
  }

  private async sealAll(onRows: (looked: number) => void): Promise<number> {
    let sealed = 0;
    for (const table of [...IDENTIFIED, ...this.holdings.sealed().map(sealedTable)])
      sealed += await this.sealTable(table, onRows);
    return sealed;
  }

  private async sealTable(sealing: SealedTable, onRows: (looked: number) => void): Promise<number> {
    const { table, key } = sealing;
    let sealed = 0;
    for (let after = 0, more = true; more;) {
      const rows = await this.database.read<Row>(
        `SELECT * FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`,
        [after, BATCH],
      );
      sealed += await this.sealRows(sealing, rows);
      onRows(rows.length);
      after = Number(rows.at(-1)?.[key] ?? after);
      more = rows.length === BATCH;
    }
    return sealed;
  }

  private async sealRows({ table, key, change }: SealedTable, rows: readonly Row[]): Promise<number> {
    const due = rows.filter((row) => Object.keys(change(this.sealer, row)).length > 0);
    if (due.length === 0) return 0;
    await this.database.unitOfWork(async (uow) => {
      for (const { [key]: id = null } of due) {
        // Read again under the lock: the person may have changed it a moment ago.
        const row = await uow.lock<Row>(`SELECT * FROM ${table} WHERE ${key} = ?`, [id]);
        await write(uow, { table, key, id }, row ? change(this.sealer, row) : {});
      }
    });
    return due.length;
  }

  private async fact(): Promise<string | undefined> {
    return (
      await this.database.readOne<{ value: string }>('SELECT value FROM fact WHERE name = ?', [KEYS_FACT])
    )?.value;
  }

  private async keepFact(): Promise<void> {
    const value = this.sealer.seal(KEYS_FACT_FIELD, 'one-net');
    try {
      await this.database.unitOfWork(async (uow) => {
        const { affected } = await uow.run('UPDATE fact SET value = ? WHERE name = ?', [value, KEYS_FACT]);
        if (affected === 0) await uow.run('INSERT INTO fact (name, value) VALUES (?, ?)', [KEYS_FACT, value]);
      });
    } catch (error) {
      // Two processes started together, and the other one wrote it first.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** The embedded file still holds the plain bytes on pages it no longer uses: it is written out afresh. */
  private sweep(): void {
    const { source } = this.database;
    if (!(source instanceof SqliteSource)) return;
    source.driver.writer.exec('VACUUM');
    source.driver.writer.pragma('wal_checkpoint(TRUNCATE)');
  }
}

/** What is also looked for: beside the sealed text stands a blind index under the same key. */
const IDENTIFIED: readonly SealedTable[] = [
  { table: 'person', key: 'id', change: personChange },
  { table: 'wechat_account', key: 'id', change: accountChange },
];

/** A column that a module has named (PersonalHolding). */
const sealedTable = ({ table, column, field, key = 'id' }: SealedColumn): SealedTable => ({
  table,
  key,
  change: (sealer, row) =>
    renewed(sealer, { field, sealed: row[column] }, (by, text) => ({ [column]: by.seal(field, text) })),
});

async function write(
  uow: UnitOfWork,
  { table, key, id }: { table: string; key: string; id: SqlValue },
  change: Change,
): Promise<void> {
  const names = Object.keys(change);
  if (names.length === 0) return;
  const set = names.map((name) => `${name} = ?`).join(', ');
  await uow.run(`UPDATE ${table} SET ${set} WHERE ${key} = ?`, [...Object.values(change), id]);
}

function personChange(sealer: Sealer, row: Row): Change {
  const name = row['kind'] === 'resident' && row['name'] !== '' ? row['name'] : null;
  return {
    ...renewed(sealer, { field: PERSON_NAME, plain: name, sealed: row['nameSealed'] }, sealedName),
    ...renewed(
      sealer,
      { field: PERSON_PHONE, plain: row['phoneIndex'], sealed: row['phoneSealed'] },
      sealedPhone,
    ),
    ...renewed(
      sealer,
      { field: PERSON_UNIONID, plain: row['unionidIndex'], sealed: row['unionidSealed'] },
      sealedUnionid,
    ),
  };
}

function accountChange(sealer: Sealer, row: Row): Change {
  const value = { field: WECHAT_OPENID, plain: row['openidIndex'], sealed: row['openidSealed'] };
  return renewed(sealer, value, (by, openid) => ({
    openidIndex: by.index(WECHAT_OPENID, openid),
    openidSealed: by.seal(WECHAT_OPENID, openid),
  }));
}

interface Stored {
  readonly field: Field;
  /** What stands where the plain text was, or where the blind index now is. */
  readonly plain?: Row[string] | undefined;
  readonly sealed: Row[string] | undefined;
}

/** Nothing when there is nothing, or it is sealed as it should be. */
function renewed(
  sealer: Sealer,
  { field, plain, sealed }: Stored,
  columns: (sealer: Sealer, text: string) => Change,
): Change {
  // Whoever was erased leaves an empty text behind.
  if (sealed === '') return {};
  if (typeof sealed === 'string')
    return sealer.isCurrent(sealed) ? {} : columns(sealer, sealer.open(field, sealed));
  return typeof plain === 'string' ? columns(sealer, plain) : {};
}
