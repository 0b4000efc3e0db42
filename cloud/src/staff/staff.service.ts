import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { FirstPassword } from '../../contract/staff/staff.api';
import type { disableInput, staffChange, staffInput } from '../../contract/staff/staff.schema';
import { oweNewPassword } from '../identity/passwords';
import { endSessions } from '../identity/session-ending';
import { AuditLog } from '../kernel/audit';
import { Database, type UnitOfWork } from '../kernel/database';
import type { Once } from '../kernel/once';
import type { Sealer } from '../kernel/personal-data';
import { sealedPhone } from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { OrgChanges } from '../org/org-changes';
import { firstPassword, hashFirstPassword } from './first-password';
import { OpenWork } from './open-work';
import { assertNotLast, type By } from './staff.powers';
import { isHeld, StaffStore, type StaffRecord } from './staff.store';

type NewStaff = z.output<typeof staffInput>;

/** Who is on the staff: the system administrator's part. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class StaffService {
  @Inject() protected database: Database;
  @Inject() protected changes: OrgChanges;
  @Inject() protected directory: Directory;
  @Inject() protected store: StaffStore;
  @Inject() protected work: OpenWork;
  @Inject() protected audit: AuditLog;
  @Inject() protected sealer: Sealer;

  /** With a password to sign in once with. Throws `accountTaken`. */
  async create(by: By, input: NewStaff, call?: Once): Promise<FirstPassword> {
    const password = firstPassword();
    const hash = await hashFirstPassword(password);
    const made = await this.changes.change(async (uow) => {
      const id = await this.insert(uow, by, { ...input, hash });
      return String(id);
    }, call);
    return this.shown(Number(made), { password, hash });
  }

  /** Within a change under way, of one person or of a whole sheet. */
  async insert(uow: UnitOfWork, by: By, input: NewStaff & { hash: string }): Promise<number> {
    const { account, name, phone, hash } = input;
    const taken = await uow.one('SELECT 1 AS yes FROM person WHERE account = ?', [account]);
    if (taken) throw new Refusal('accountTaken', { account });
    const id = await uow.insert('person', {
      kind: 'staff',
      account,
      name,
      ...sealedPhone(this.sealer, phone || null),
      password: hash,
      createdAt: uow.now,
    });
    await oweNewPassword(uow, id);
    const detail = { account };
    await this.audit.record(uow, { ...by, action: 'personCreated', subject: `person:${id}`, detail });
    return id;
  }

  /** A new first password: the old one and every session end with it. */
  async newPassword(by: By, id: number, call?: Once): Promise<FirstPassword> {
    const password = firstPassword();
    const hash = await hashFirstPassword(password);
    const made = await this.changes.change(async (uow) => {
      await this.require(uow, id);
      await uow.update('person', id, { password: hash, failures: 0, lockedUntil: null });
      await oweNewPassword(uow, id);
      await endSessions(uow, id);
      await this.audit.record(uow, { ...by, action: 'passwordReset', subject: `person:${id}` });
      return String(id);
    }, call);
    return this.shown(Number(made), { password, hash });
  }

  async change(by: By, { id, name, phone }: z.output<typeof staffChange>): Promise<void> {
    await this.changes.change(async (uow) => {
      await this.require(uow, id);
      const change = {
        ...(name === undefined ? {} : { name }),
        ...(phone === undefined ? {} : sealedPhone(this.sealer, phone || null)),
      };
      if (Object.keys(change).length > 0) await uow.update('person', id, change);
      const detail = {
        field: [name === undefined ? '' : '姓名', phone === undefined ? '' : '手机号'].join(' ').trim(),
      };
      await this.audit.record(uow, { ...by, action: 'personChanged', subject: `person:${id}`, detail });
      return '';
    });
  }

  /** The person is out at their next request. Throws `notYourself`, `lastAdministrator` or, unless `anyway`, as ending their posts. */
  async disable(by: By, { id, words, anyway }: z.output<typeof disableInput>): Promise<void> {
    if (id === by.actor.id) throw new Refusal('notYourself');
    await this.changes.change(async (uow) => {
      await this.require(uow, id);
      const leaving = (await this.store.postingsOf(id, uow)).filter((posting) => isHeld(posting, uow.now));
      assertNotLast(
        id,
        leaving.map(({ post }) => post),
        this.directory,
      );
      if (!anyway) await this.work.assertNothingLeft(id, leaving);
      await uow.update('person', id, { disabled: 1 });
      await endSessions(uow, id);
      const detail = { reason: words };
      await this.audit.record(uow, { ...by, action: 'personDisabled', subject: `person:${id}`, detail });
      return '';
    });
  }

  async enable(by: By, id: number): Promise<void> {
    await this.changes.change(async (uow) => {
      await this.require(uow, id);
      await uow.update('person', id, { disabled: 0, failures: 0, lockedUntil: null });
      await this.audit.record(uow, { ...by, action: 'personEnabled', subject: `person:${id}` });
      return '';
    });
  }

  private async require(uow: UnitOfWork, id: number): Promise<StaffRecord> {
    const person = await this.store.lock(uow, id);
    if (!person) throw new Refusal('notFound');
    return person;
  }

  /** A repeated call made nothing new: the password it thought of is nobody's. */
  private async shown(id: number, made: { password: string; hash: string }): Promise<FirstPassword> {
    const row = await this.database.readOne<{ account: string; password: string }>(
      'SELECT account, password FROM person WHERE id = ?',
      [id],
    );
    const fresh = row?.password === made.hash;
    return { id, account: row?.account ?? '', ...(fresh ? { password: made.password } : {}) };
  }
}
