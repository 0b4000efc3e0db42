import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PersonView, SessionView } from '../../contract/identity/identity.api';
import type { WechatSignIn, staffSignIn } from '../../contract/identity/identity.schema';
import type { z } from 'zod';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Clock } from '../kernel/clock';
import { Limits } from '../kernel/limits';
import { Refusal } from '../kernel/refusal';
import type { Settings } from '../kernel/settings';
import { PasswordTrial, type Passed } from './password-trial';
import { Passwords } from './passwords';
import { People } from './people';
import { isStaff } from './people.store';
import { Sessions, type NewSession } from './sessions';
import { writeSecurity } from './staff-security';
import { Wechat } from './wechat';

type StaffSignIn = z.output<typeof staffSignIn>;

/** The ways in. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SignIn {
  @Inject() protected wechat: Wechat;
  @Inject() protected people: People;
  @Inject() protected passwords: PasswordTrial;
  @Inject() protected sessions: Sessions;
  @Inject() protected limits: Limits;
  @Inject() protected ownPasswords: Passwords;
  @Inject() protected audit: AuditLog;
  @Inject() protected clock: Clock;
  @Inject() protected settings: Settings;

  async byWechat({ program, code, consent }: WechatSignIn, ip: string): Promise<SessionView> {
    await this.limits.wechatSignIn(ip);
    const identity = await this.wechat.signIn(program, code).catch(async (error: unknown) => {
      if (error instanceof Refusal && error.code === 'wechatCodeRefused')
        await this.limits.wechatCodeRefused(ip);
      throw error;
    });
    return this.begin({ personId: await this.people.ofWechat(identity, program, consent), program, ip });
  }

  /** With `code` the WeChat it came from is bound to the account. Only failures count towards the address's limit. */
  async byPassword(input: StaffSignIn, ip: string): Promise<SessionView> {
    const { account, password, otp, program, code } = input;
    await this.limits.password(ip);
    const trial = { account, password, ...(otp === undefined ? {} : { otp }), ip };
    const passed = await this.passwords.pass(trial).catch(async (error: unknown) => {
      // The password was right: no guess, and the code comes with the next call.
      if (error instanceof Refusal && error.code === 'secondFactorNeeded')
        await this.limits.passwordWasRight(ip);
      throw error;
    });
    await this.limits.passwordWasRight(ip);
    const session = await this.staffSession(passed, program, ip);
    if (code === undefined || code === '' || program === 'admin')
      return this.begin({ ...session, byPassword: true });
    await this.people.bindWechat(passed.personId, await this.wechat.signIn(program, code));
    return this.begin(session);
  }

  private async staffSession(passed: Passed, program: string, ip: string): Promise<NewSession> {
    const { personId, createdAt, secondFactor } = passed;
    const overdue = await this.ownPasswords.isOverdue(personId, createdAt, this.clock.now());
    return {
      personId,
      program,
      ip,
      ...(overdue ? { due: 'password' } : {}),
      ...(secondFactor ? { secondFactor } : {}),
    };
  }

  /** The staff's sign-ins are remembered, in whatever program; residents' are nobody's business. */
  private async begin(session: NewSession): Promise<SessionView> {
    const { personId, program, ip } = session;
    const { token, expiresAt } = await this.sessions.begin(session, async (uow) => {
      if (!(await isStaff(uow, personId))) return;
      await writeSecurity(uow, personId, { signedInAt: uow.now });
      const subject = `person:${personId}`;
      await this.audit.record(uow, {
        actor: { id: personId },
        action: 'signIn',
        subject,
        detail: { program },
        ip,
      });
    });
    const actor = await this.sessions.actorOf(token);
    if (!actor) throw new Refusal('sessionEnded');
    return { token, expiresAt, person: await this.view(actor) };
  }

  /** Who is signed in, with what they owe and how long the console may lie idle. */
  async view(actor: Actor): Promise<PersonView> {
    const view = await this.people.view(actor);
    const { due, program } = actor;
    const idle = program === 'admin' ? { idleMinutes: this.settings.staffIdleMinutes } : {};
    return { ...view, ...(due ? { due } : {}), ...idle };
  }
}
