import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from './actor';
import { Refusal } from './refusal';

/** The three administrators: each has powers that no other may hold beside theirs (三员分立). */
const ADMINISTRATORS = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const;

/** Who may call a route at all; what exactly is theirs is for the service to say. */
export type Who = 'anyone' | 'person' | 'resident' | 'staff' | (typeof ADMINISTRATORS)[number];

type SessionReader = (token: string) => Promise<Actor | undefined>;

/** The front door: turns a bearer token into an actor. The identity module says how. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Gate {
  private readSession: SessionReader = async () => undefined;

  use(reader: SessionReader): void {
    this.readSession = reader;
  }

  /** Throws `signInFirst`, `sessionEnded` or `notYours`. */
  async admit(authorization: string | undefined, who: Who): Promise<Actor | undefined> {
    const token = /^Bearer ([\w-]{20,128})$/.exec(authorization ?? '')?.[1];
    if (token === undefined) return this.withoutToken(who);
    const actor = await this.readSession(token);
    if (!actor && who !== 'anyone') throw new Refusal('sessionEnded');
    if (actor && !isAdmitted(actor, who)) throw new Refusal('notYours');
    return actor;
  }

  private withoutToken(who: Who): undefined {
    if (who !== 'anyone') throw new Refusal('signInFirst');
    return undefined;
  }
}

function isAdmitted(actor: Actor, who: Who): boolean {
  if (who === 'anyone' || who === 'person') return true;
  const administrator = ADMINISTRATORS.find((post) => post === who);
  return administrator ? actor.posts.some(({ post }) => post === administrator) : actor.kind === who;
}
