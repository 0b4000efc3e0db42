import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from '../kernel/actor';
import { Database, isDuplicateKey } from '../kernel/database';

/** The people behind imported messages: one person a source's user, who has never signed in here. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Senders {
  @Inject() protected database: Database;

  /** The resident of that source's user name; made at the first message. */
  async personFor(user: string): Promise<Actor> {
    // No WeChat unionid has a colon in it, so that a sender can never be mistaken for a signed-in person.
    const unionid = `import:${user || 'anonymous'}`.slice(0, 64);
    const id = (await this.find(unionid)) ?? (await this.make(unionid, user));
    return { id, kind: 'resident', name: '来信人', program: 'import', sessionId: 0, posts: [] };
  }

  private async find(unionid: string): Promise<number | undefined> {
    return (await this.database.readOne<{ id: number }>('SELECT id FROM person WHERE unionid = ?', [unionid]))
      ?.id;
  }

  private async make(unionid: string, user: string): Promise<number> {
    try {
      return await this.database.unitOfWork((uow) =>
        uow.insert('person', {
          kind: 'resident',
          name: `来信人${user.slice(-4)}`,
          unionid,
          createdAt: uow.now,
        }),
      );
    } catch (error) {
      const known = isDuplicateKey(error) ? await this.find(unionid) : undefined;
      if (known === undefined) throw error;
      return known;
    }
  }
}
