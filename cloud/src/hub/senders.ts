import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { insertResident, personByUnionid } from '../identity/people.store';
import type { Actor } from '../kernel/actor';
import { Database, isDuplicateKey } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import { sha256 } from '../kernel/trail';

const LONGEST = 64;

/** The people behind imported messages: one person a source's user, who has never signed in here. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Senders {
  @Inject() protected database: Database;
  @Inject() protected sealer: Sealer;

  /** The resident of that source's user name; made at the first message. Two sources know two people by the same name. */
  async personFor(user: string, source: string): Promise<Actor> {
    const unionid = unionidOf(user || 'anonymous', source);
    const id = (await this.find(unionid)) ?? (await this.make(unionid, user));
    return { id, kind: 'resident', name: '来信人', program: 'import', sessionId: 0, posts: [] };
  }

  private async find(unionid: string): Promise<number | undefined> {
    const reader = { one: this.database.readOne.bind(this.database) };
    return (await personByUnionid(reader, this.sealer, unionid))?.id;
  }

  private async make(unionid: string, user: string): Promise<number> {
    try {
      return await this.database.unitOfWork((uow) =>
        insertResident(uow, this.sealer, { name: `来信人${user.slice(-4)}`, unionid }),
      );
    } catch (error) {
      const known = isDuplicateKey(error) ? await this.find(unionid) : undefined;
      if (known === undefined) throw error;
      return known;
    }
  }
}

/** No WeChat unionid has a colon in it, so that a sender can never be mistaken for a signed-in person. */
function unionidOf(user: string, source: string): string {
  const prefix = source === 'import' ? 'import' : `import:${source}`;
  const name = `${prefix}:${user}`;
  return name.length <= LONGEST ? name : `${prefix}:${sha256(name).slice(0, 32)}`;
}
