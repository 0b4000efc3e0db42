import { randomInt } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PersonView } from '../../contract/identity/identity.api';
import { POSTS } from '../../contract/identity/identity.api';
import type { Actor } from '../kernel/actor';
import { Database, isDuplicateKey } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import {
  findByWechat,
  insertResident,
  keepWechat,
  moveAccounts,
  takeUnionid,
  type PersonRecord,
} from './people.store';
import type { WechatIdentity, WechatProgram } from './wechat';

/** Who is who: one person across the four programs. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class People {
  @Inject() protected database: Database;
  @Inject() protected directory: Directory;

  /**
   * The person behind a WeChat identity, made on first sight as a resident. The command program makes nobody: there an
   * unknown WeChat is `wechatAccountUnbound`. Someone shut out is `notYours`.
   */
  async ofWechat(wechat: WechatIdentity, program: WechatProgram): Promise<number> {
    const work = (): Promise<PersonRecord> => this.findOrMake(wechat, program);
    const person = await work().catch((error: unknown) => {
      // Two first visits at the same moment: the other one made the person, so now they are found.
      if (!isDuplicateKey(error)) throw error;
      return work();
    });
    if (person.disabled === 1) throw new Refusal('notYours');
    return person.id;
  }

  private findOrMake(wechat: WechatIdentity, program: WechatProgram): Promise<PersonRecord> {
    return this.database.unitOfWork(async (uow) => {
      const known = await findByWechat(uow, wechat);
      if (program === 'command' && known?.kind !== 'staff') throw new Refusal('wechatAccountUnbound');
      if (known) {
        await keepWechat(uow, known.id, wechat);
        return known;
      }
      const name = `居民${randomInt(10_000).toString().padStart(4, '0')}`;
      const id = await insertResident(uow, name, wechat.unionid);
      await keepWechat(uow, id, wechat);
      return { id, name, kind: 'resident', phone: null, unionid: wechat.unionid ?? null, disabled: 0 };
    });
  }

  /**
   * A member of staff proved by password that this WeChat is theirs: it moves to them with all its openids. The resident
   * it may have been before stays with what they reported, but nobody signs in as them any more (docs/adr).
   */
  async bindWechat(staffId: number, wechat: WechatIdentity): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      const former = await findByWechat(uow, wechat);
      if (former && former.id !== staffId) await moveAccounts(uow, former.id, staffId);
      if (wechat.unionid) await takeUnionid(uow, staffId, wechat.unionid);
      await keepWechat(uow, staffId, wechat);
    });
  }

  /** What a person may know of themselves, in the hat they wear in this program. */
  async view(actor: Actor): Promise<PersonView> {
    const row = await this.database.readOne<{ name: string; phone: string | null }>(
      'SELECT name, phone FROM person WHERE id = ?',
      [actor.id],
    );
    if (!row) throw new Refusal('notFound');
    const posts = actor.posts.map(({ post, unitId }) => ({
      post,
      label: POSTS[post],
      unitId,
      unitName: this.directory.brief(unitId).name,
    }));
    return {
      id: actor.id,
      name: row.name,
      phone: row.phone ?? '',
      kind: actor.kind === 'staff' ? 'staff' : 'resident',
      posts,
    };
  }

  /** Residents choose what they are called; the staff's names are the organisation's. Throws `notYours`. */
  async rename(actor: Actor, name: string): Promise<PersonView> {
    const { affected } = await this.database.unitOfWork((uow) =>
      uow.run("UPDATE person SET name = ? WHERE id = ? AND kind = 'resident'", [name, actor.id]),
    );
    if (affected === 0) throw new Refusal('notYours');
    return this.view(actor);
  }

  async setPhone(actor: Actor, phone: string): Promise<PersonView> {
    await this.database.unitOfWork((uow) => uow.update('person', actor.id, { phone }));
    return this.view(actor);
  }
}
