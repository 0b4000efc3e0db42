import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { SessionView } from '../../contract/identity/identity.api';
import type { WechatSignIn, staffSignIn } from '../../contract/identity/identity.schema';
import type { z } from 'zod';
import { Limits } from '../kernel/limits';
import { Refusal } from '../kernel/refusal';
import { PasswordTrial } from './password-trial';
import { People } from './people';
import { Sessions } from './sessions';
import { Wechat } from './wechat';

type StaffSignIn = z.output<typeof staffSignIn>;

const MINUTE_SECONDS = 60;
/** A whole office, or a carrier's gateway, may stand behind one address: a WeChat code cannot be guessed anyway. */
const WECHAT_TRIES = 120;
const PASSWORD_TRIES = 10;

/** The ways in. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SignIn {
  @Inject() protected wechat: Wechat;
  @Inject() protected people: People;
  @Inject() protected passwords: PasswordTrial;
  @Inject() protected sessions: Sessions;
  @Inject() protected limits: Limits;

  async byWechat({ program, code }: WechatSignIn, ip: string): Promise<SessionView> {
    await this.limits.spend('wechat sign-in', ip, WECHAT_TRIES, MINUTE_SECONDS);
    const identity = await this.wechat.signIn(program, code);
    return this.begin(await this.people.ofWechat(identity, program), program);
  }

  /** With `code` the WeChat it came from is bound to the account. Only failures count towards the address's limit. */
  async byPassword({ account, password, program, code }: StaffSignIn, ip: string): Promise<SessionView> {
    await this.limits.spend('password', ip, PASSWORD_TRIES, MINUTE_SECONDS);
    const personId = await this.passwords.pass(account, password);
    await this.limits.giveBack('password', ip);
    if (code !== undefined && code !== '' && program !== 'admin') {
      await this.people.bindWechat(personId, await this.wechat.signIn(program, code));
    }
    return this.begin(personId, program);
  }

  private async begin(personId: number, program: string): Promise<SessionView> {
    const { token, expiresAt } = await this.sessions.begin(personId, program);
    const actor = await this.sessions.actorOf(token);
    if (!actor) throw new Refusal('sessionEnded');
    return { token, expiresAt, person: await this.people.view(actor) };
  }
}
