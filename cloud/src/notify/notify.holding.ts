import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { Database, type UnitOfWork } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import type { CopySection, PersonalHolding } from '../kernel/personal-data.holdings';
import { nameOf, WECHAT_OPENID, withoutPerson, type SealedName } from '../kernel/personal-data.person';
import { townTime } from '../kernel/town-time';
import { Forgetting } from './notify.forgetting';
import { WECHAT_MESSAGE } from './wechat-messages';

const oldMessage = z.looseObject({ openid: z.string() });
const BATCH = 500;

/** What people were told. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NotifyHolding implements PersonalHolding {
  @Inject() protected database: Database;
  @Inject() protected sealer: Sealer;
  @Inject() protected forgetting: Forgetting;

  async copy(personId: number): Promise<CopySection[]> {
    const notices = await this.database.read<{ at: number; title: string; body: string }>(
      'SELECT at, title, body FROM notice WHERE personId = ? ORDER BY id',
      [personId],
    );
    const rows = notices.map(({ at, title, body }) => ({ 时间: townTime(at), 标题: title, 内容: body }));
    return [{ title: '我收到的消息', rows }];
  }

  async erase(uow: UnitOfWork, personId: number): Promise<void> {
    await uow.run('DELETE FROM notice WHERE personId = ?', [personId]);
    const person = await uow.one<SealedName>('SELECT name, nameSealed FROM person WHERE id = ?', [personId]);
    const name = person ? nameOf(this.sealer, person) : '';
    await this.takeOut(uow, personId, name);
    this.forgetting.add(uow, personId, name);
  }

  /** Others were told of what this person reported, in the person's own words. */
  private async takeOut(uow: UnitOfWork, personId: number, name: string): Promise<void> {
    const told = await uow.query<{ id: number; title: string; body: string }>(
      'SELECT n.id, n.title, n.body FROM notice n JOIN case_reporter r ON r.caseId = n.caseId WHERE r.personId = ?',
      [personId],
    );
    for (const { id, title, body } of told) {
      const left = { title: withoutPerson(title, name), body: withoutPerson(body, name) };
      if (left.title !== title || left.body !== body) await uow.update('notice', id, left);
    }
  }

  /** WeChat messages were once addressed by openid; now by the person's number, in the order of their ids. */
  async sealPlain(): Promise<void> {
    for (let after = 0, more = true; more;) {
      const rows = await this.database.read<{ id: number; body: string }>(
        'SELECT id, body FROM delivery WHERE topic = ? AND id > ? ORDER BY id LIMIT ?',
        [WECHAT_MESSAGE, after, BATCH],
      );
      await this.database.unitOfWork(async (uow) => {
        for (const row of rows) await this.readdress(uow, row);
      });
      after = rows.at(-1)?.id ?? after;
      more = rows.length === BATCH;
    }
  }

  private async readdress(uow: UnitOfWork, { id, body }: { id: number; body: string }): Promise<void> {
    const read = oldMessage.safeParse(JSON.parse(body));
    if (!read.success) return;
    const { openid, ...rest } = read.data;
    const account = await uow.one<{ personId: number }>(
      'SELECT personId FROM wechat_account WHERE openidIndex = ?',
      [this.sealer.index(WECHAT_OPENID, openid)],
    );
    const message = JSON.stringify({ ...rest, personId: account?.personId ?? 0 });
    await uow.update('delivery', id, { body: message });
  }
}
