import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { AuditLog } from '../kernel/audit';
import { Database, isDuplicateKey, type SqlValue, type UnitOfWork } from '../kernel/database';
import type { Field, Sealer } from '../kernel/personal-data';
import { PersonalHoldings } from '../kernel/personal-data.holdings';
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
import { REQUEST_ANSWER, REQUEST_COPY, REQUEST_WORDS } from './rights.store';

type Row = Readonly<Record<string, string | number | null>> & { readonly id: number };
type Change = Record<string, SqlValue>;

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
    for (const [table, change] of TABLES) {
      for (let after = 0, more = true; more;) {
        const rows = await this.database.read<Row>(
          `SELECT * FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`,
          [after, BATCH],
        );
        sealed += await this.sealRows(table, rows, change);
        onRows(rows.length);
        after = rows.at(-1)?.id ?? after;
        more = rows.length === BATCH;
      }
    }
    return sealed;
  }

  private async sealRows(table: string, rows: readonly Row[], changeOf: ChangeOf): Promise<number> {
    const due = rows.filter((row) => Object.keys(changeOf(this.sealer, row)).length > 0);
    if (due.length === 0) return 0;
    await this.database.unitOfWork(async (uow) => {
      for (const { id } of due) await this.sealRow(uow, `${table}`, { id, changeOf });
    });
    return due.length;
  }

  /** Read again under the lock: the person may have changed it a moment ago. */
  private async sealRow(
    uow: UnitOfWork,
    table: string,
    { id, changeOf }: { id: number; changeOf: ChangeOf },
  ): Promise<void> {
    const row = await uow.lock<Row>(`SELECT * FROM ${table} WHERE id = ?`, [id]);
    const change = row ? changeOf(this.sealer, row) : {};
    if (Object.keys(change).length > 0) await uow.update(table, id, change);
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

type ChangeOf = (sealer: Sealer, row: Row) => Change;

/** What must change for each row to be sealed with the key in use. */
const TABLES: readonly (readonly [string, ChangeOf])[] = [
  ['person', personChange],
  ['wechat_account', accountChange],
  ['data_request', requestChange],
  ['volunteer_order', neighbourChange],
];

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

function requestChange(sealer: Sealer, row: Row): Change {
  return {
    ...renewed(sealer, { field: REQUEST_WORDS, sealed: row['wordsSealed'] }, (by, text) => ({
      wordsSealed: by.seal(REQUEST_WORDS, text),
    })),
    ...renewed(sealer, { field: REQUEST_ANSWER, sealed: row['answerSealed'] }, (by, text) => ({
      answerSealed: by.seal(REQUEST_ANSWER, text),
    })),
    ...renewed(sealer, { field: REQUEST_COPY, sealed: row['copySealed'] }, (by, text) => ({
      copySealed: by.seal(REQUEST_COPY, text),
    })),
  };
}

/** The neighbour somebody ordered help for: kept by the volunteer module, which identity may not know. */
const NEIGHBOUR: Field = 'volunteer_order.neighbour';

function neighbourChange(sealer: Sealer, row: Row): Change {
  return renewed(sealer, { field: NEIGHBOUR, sealed: row['neighbourSealed'] }, (by, text) => ({
    neighbourSealed: by.seal(NEIGHBOUR, text),
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
  if (typeof sealed === 'string')
    return sealer.isCurrent(sealed) ? {} : columns(sealer, sealer.open(field, sealed));
  return typeof plain === 'string' ? columns(sealer, plain) : {};
}
