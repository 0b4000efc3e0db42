import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { REQUEST_KINDS, REQUEST_STATES } from '../../contract/identity/rights.flow';
import { Database, type UnitOfWork } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import type { CopySection, PersonalHolding, SealedColumn } from '../kernel/personal-data.holdings';
import { nameOf, phoneOf, type SealedName, type SealedPhone } from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';
import { townTime } from '../kernel/town-time';
import { REQUEST_ANSWER, REQUEST_COPY, REQUEST_WORDS, type RequestRecord } from './rights.store';
import { OTP_SECRET } from './staff-security';

const ALL_PROGRAMS: Readonly<Record<string, string>> = {
  admin: '业务后台',
  resident: '随手拍',
  volunteer: '智慧党建',
  enterprise: '企业诉求',
  command: '决策指挥',
};

type PersonRow = SealedName & SealedPhone & { createdAt: number };

/** Who a person is, where they are signed in, and what they agreed to. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PeopleHolding implements PersonalHolding {
  @Inject() protected database: Database;
  @Inject() protected sealer: Sealer;
  readonly sealed: readonly SealedColumn[] = [
    { table: 'data_request', column: 'wordsSealed', field: REQUEST_WORDS },
    { table: 'data_request', column: 'answerSealed', field: REQUEST_ANSWER },
    { table: 'data_request', column: 'copySealed', field: REQUEST_COPY },
    { table: 'staff_security', column: 'otpSecret', field: OTP_SECRET, key: 'personId' },
    { table: 'staff_security', column: 'pendingSecret', field: OTP_SECRET, key: 'personId' },
  ];

  async copy(personId: number): Promise<CopySection[]> {
    const person = await this.database.readOne<PersonRow>(
      'SELECT name, nameSealed, phoneSealed, createdAt FROM person WHERE id = ?',
      [personId],
    );
    if (!person) throw new Refusal('notFound');
    const me = {
      编号: personId,
      称呼: nameOf(this.sealer, person),
      手机号: phoneOf(this.sealer, person) || '没有登记',
      第一次使用: townTime(person.createdAt),
    };
    return [
      { title: '我的信息', rows: [me] },
      ...(await this.consents(personId)),
      ...(await this.sessions(personId)),
      ...(await this.requests(personId)),
    ];
  }

  /** What is left is a number: who comes again by the same WeChat is a new person. */
  async erase(uow: UnitOfWork, personId: number): Promise<void> {
    const nobody = {
      ...{ name: '', nameSealed: null, phoneIndex: null, phoneSealed: null },
      ...{ unionidIndex: null, unionidSealed: null, demo: null },
    };
    await uow.update('person', personId, {
      ...nobody,
      disabled: 1,
      withdrawnAt: uow.now,
      erasedAt: uow.now,
    });
    for (const table of ['wechat_account', 'session', 'once'])
      await uow.run(`DELETE FROM ${table} WHERE personId = ?`, [personId]);
    await uow.run('UPDATE consent SET withdrawnAt = ? WHERE personId = ? AND withdrawnAt IS NULL', [
      uow.now,
      personId,
    ]);
    await uow.run(
      'UPDATE data_request SET wordsSealed = NULL, answerSealed = NULL, copySealed = NULL WHERE personId = ?',
      [personId],
    );
  }

  private async consents(personId: number): Promise<CopySection[]> {
    const rows = await this.database.read<{ version: string; at: number; withdrawnAt: number | null }>(
      'SELECT version, at, withdrawnAt FROM consent WHERE personId = ? ORDER BY id',
      [personId],
    );
    const shown = rows.map(({ version, at, withdrawnAt }) => ({
      隐私说明版本: version,
      同意时间: townTime(at),
      撤回时间: withdrawnAt === null ? '没有撤回' : townTime(withdrawnAt),
    }));
    return [{ title: '我对隐私说明的同意', rows: shown }];
  }

  private async sessions(personId: number): Promise<CopySection[]> {
    const rows = await this.database.read<{ program: string; startedAt: number; seenAt: number }>(
      'SELECT program, startedAt, seenAt FROM session WHERE personId = ? ORDER BY id',
      [personId],
    );
    const shown = rows.map(({ program, startedAt, seenAt }) => ({
      程序: ALL_PROGRAMS[program] ?? program,
      登录时间: townTime(startedAt),
      最后使用: townTime(seenAt),
    }));
    return [{ title: '我的登录', rows: shown }];
  }

  private async requests(personId: number): Promise<CopySection[]> {
    const rows = await this.database.read<Pick<RequestRecord, 'kind' | 'state' | 'askedAt'>>(
      'SELECT kind, state, askedAt FROM data_request WHERE personId = ? ORDER BY id',
      [personId],
    );
    const shown = rows.map(({ kind, state, askedAt }) => ({
      申请: REQUEST_KINDS[kind],
      申请时间: townTime(askedAt),
      进度: REQUEST_STATES[state].label,
    }));
    return [{ title: '我的申请', rows: shown }];
  }
}
