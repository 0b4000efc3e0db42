import { randomInt } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PersonView } from '../../contract/identity/identity.api';
import { POSTS } from '../../contract/identity/identity.api';
import type { Actor } from '../kernel/actor';
import { Database, isDuplicateKey, type UnitOfWork } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import {
  nameOf,
  phoneOf,
  sealedName,
  sealedPhone,
  type SealedName,
  type SealedPhone,
} from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { Consents } from './rights.consent';
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
  @Inject() protected sealer: Sealer;
  @Inject() protected consents: Consents;

  /**
   * The person behind a WeChat identity, made on first sight as a resident. The command program makes nobody: there an
   * unknown WeChat is `wechatAccountUnbound`. Someone shut out is `notYours`; who comes for the first time, or withdrew
   * their consent, and brings none (a version of the privacy text) is `consentNeeded`, and nothing of them is stored.
   */
  async ofWechat(wechat: WechatIdentity, program: WechatProgram, consent?: string): Promise<number> {
    const person = await this.firstCome(() => this.findOrMake(wechat, program, consent));
    if (person.disabled === 1) throw new Refusal('notYours');
    return person.id;
  }

  /** Several first visits at the same moment: one makes the person, another the account; the others then find them. */
  private async firstCome(work: () => Promise<PersonRecord>): Promise<PersonRecord> {
    for (let again = 2; ; again--) {
      try {
        return await work();
      } catch (error) {
        if (again === 0 || !isDuplicateKey(error)) throw error;
      }
    }
  }

  private findOrMake(
    wechat: WechatIdentity,
    program: WechatProgram,
    consent: string | undefined,
  ): Promise<PersonRecord> {
    return this.database.unitOfWork(async (uow) => {
      const known = await findByWechat(uow, this.sealer, wechat);
      if (program === 'command' && known?.kind !== 'staff') throw new Refusal('wechatAccountUnbound');
      if (consent === undefined && known?.withdrawnAt !== null) throw new Refusal('consentNeeded');
      const person = known ?? (await this.make(uow, wechat));
      if (consent !== undefined) await this.consents.give(uow, person.id, { version: consent, program });
      await keepWechat(uow, this.sealer, { personId: person.id, wechat });
      return person;
    });
  }

  private async make(uow: UnitOfWork, { unionid }: WechatIdentity): Promise<PersonRecord> {
    const name = `居民${randomInt(10_000).toString().padStart(4, '0')}`;
    const id = await insertResident(uow, this.sealer, { name, unionid });
    return { id, kind: 'resident', disabled: 0, withdrawnAt: null };
  }

  /**
   * A member of staff proved by password that this WeChat is theirs: it moves to them with all its openids. The resident
   * it may have been before stays with what they reported, but nobody signs in as them any more (docs/adr).
   */
  async bindWechat(staffId: number, wechat: WechatIdentity): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      const former = await findByWechat(uow, this.sealer, wechat);
      if (former && former.id !== staffId) await moveAccounts(uow, former.id, staffId);
      if (wechat.unionid) await takeUnionid(uow, this.sealer, { personId: staffId, unionid: wechat.unionid });
      await keepWechat(uow, this.sealer, { personId: staffId, wechat });
    });
  }

  /** What a person may know of themselves, in the hat they wear in this program. */
  async view(actor: Actor): Promise<PersonView> {
    const row = await this.database.readOne<SealedName & SealedPhone>(
      'SELECT name, nameSealed, phoneSealed FROM person WHERE id = ?',
      [actor.id],
    );
    if (!row) throw new Refusal('notFound');
    const posts = actor.posts.map(({ post, unitId }) => ({
      post,
      label: POSTS[post],
      unitId,
      unitName: this.directory.brief(unitId).name,
      unitKind: this.directory.requireUnit(unitId).kind,
    }));
    return {
      id: actor.id,
      name: nameOf(this.sealer, row),
      phone: phoneOf(this.sealer, row),
      kind: actor.kind === 'staff' ? 'staff' : 'resident',
      posts,
    };
  }

  /** Residents choose what they are called; the staff's names are the organisation's. Throws `notYours`. */
  async rename(actor: Actor, name: string): Promise<PersonView> {
    const { nameSealed } = sealedName(this.sealer, name);
    const { affected } = await this.database.unitOfWork((uow) =>
      uow.run("UPDATE person SET nameSealed = ? WHERE id = ? AND kind = 'resident'", [nameSealed, actor.id]),
    );
    if (affected === 0) throw new Refusal('notYours');
    return this.view(actor);
  }

  /** null takes the number away. */
  async setPhone(actor: Actor, phone: string | null): Promise<PersonView> {
    await this.database.unitOfWork((uow) => uow.update('person', actor.id, sealedPhone(this.sealer, phone)));
    return this.view(actor);
  }
}
