import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from './actor';
import { Limits } from './limits';
import { Refusal } from './refusal';

/** The three administrators: each has powers that no other may hold beside theirs (三员分立). */
const ADMINISTRATORS = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const;

/**
 * Who may call a route at all; what exactly is theirs is for the service to say. `entering`: anybody signed in, even
 * when a new password or a second factor is still due.
 */
export type Who = 'anyone' | 'entering' | 'person' | 'resident' | 'staff' | (typeof ADMINISTRATORS)[number];

/**
 * Whose things a call reaches, beside who may call. All but `open` are looked up together with the actor, so that
 * what is another's is not found. The walk of powers (test/powers) asks every route as a stranger.
 */
export const REACHES = {
  open: '对能调用的人都一样',
  own: '只有本人的',
  case: '本人看得到的案件',
  unit: '本人职责范围内的单位与人员',
  office: '凭岗位职责，不分单位',
  link: '凭服务签发的地址',
} as const;
export type Reach = keyof typeof REACHES;

const DUE = { password: 'passwordDue', secondFactor: 'secondFactorDue' } as const;

interface Admission {
  readonly who: Who;
  readonly counts?: 'picture';
}

type SessionReader = (token: string) => Promise<Actor | undefined>;

/** The front door: turns a bearer token into an actor. The identity module says how. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Gate {
  @Inject() protected limits: Limits;
  private readSession: SessionReader = async () => undefined;

  use(reader: SessionReader): void {
    this.readSession = reader;
  }

  /**
   * Requests count for the person; where there is none, for the address.
   * Throws `signInFirst`, `sessionEnded`, `passwordDue`, `secondFactorDue`, `notYours` or `tooOften`.
   */
  async admit(authorization: string, ip: string, { who, counts }: Admission): Promise<Actor | undefined> {
    const token = /^Bearer ([\w-]{20,128})$/.exec(authorization)?.[1];
    const actor = token === undefined ? undefined : await this.readSession(token);
    if (!actor) {
      await (counts === 'picture' ? this.limits.picture(ip) : this.limits.address(ip));
      if (who !== 'anyone') throw new Refusal(token === undefined ? 'signInFirst' : 'sessionEnded');
      return undefined;
    }
    await this.limits.person(actor);
    if (actor.due && who === 'anyone') return undefined;
    if (actor.due && who !== 'entering') throw new Refusal(DUE[actor.due]);
    if (!isAdmitted(actor, who)) throw new Refusal('notYours');
    return actor;
  }
}

/** Does the actor hold one of the three administrators' posts? */
export const isAdministrator = (actor: Pick<Actor, 'posts'>): boolean => administrationsOf(actor).length > 0;

function isAdmitted(actor: Actor, who: Who): boolean {
  if (who === 'anyone' || who === 'entering' || who === 'person') return true;
  if (who === 'resident' || who === 'staff') return actor.kind === who;
  // Whoever came to hold two of them, by whatever way, has the powers of none.
  const held = administrationsOf(actor);
  return held.length === 1 && held[0] === who;
}

const administrationsOf = ({ posts }: Pick<Actor, 'posts'>): string[] =>
  ADMINISTRATORS.filter((administrator) => posts.some(({ post }) => post === administrator));
