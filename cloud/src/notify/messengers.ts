import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { UnitOfWork } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';
import { marks } from '../kernel/keyset';
import type { Settings } from '../kernel/settings';
import { WECHAT_MESSAGE, type Messenger, type WechatMessage } from './wechat-messages';

/** Through which program, and whom of these. */
interface Way {
  readonly program: Messenger;
  readonly kind: 'resident' | 'staff';
  readonly personIds: readonly number[];
}

/** Puts subscribe messages into the outbox, in the transaction that wrote the notices they repeat. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Messengers {
  @Inject() protected deliveries: Deliveries;
  @Inject() protected settings: Settings;

  /** One for each of them whom the program reaches; none where the template is not set up. */
  async send(
    uow: UnitOfWork,
    way: Way,
    message: Pick<WechatMessage, 'template' | 'no' | 'title' | 'body' | 'page'>,
  ): Promise<void> {
    if (this.settings.wechat.templates[message.template] === undefined) return;
    const { program } = way;
    const people = await this.reached(uow, way);
    this.deliveries.add(
      uow,
      people.map((personId) => ({
        topic: WECHAT_MESSAGE,
        body: { personId, program, at: uow.now, ...message },
      })),
    );
  }

  /** Those who use the program, and have not taken back their consent. */
  private async reached(uow: UnitOfWork, { program, kind, personIds }: Way): Promise<number[]> {
    const appid = this.settings.wechat.accounts[program]?.appid;
    if (appid === undefined || personIds.length === 0) return [];
    const rows = await uow.query<{ personId: number }>(
      `SELECT DISTINCT a.personId FROM wechat_account a JOIN person p ON p.id = a.personId
       WHERE a.appid = ? AND p.kind = ? AND p.withdrawnAt IS NULL AND a.personId IN (${marks(personIds)})`,
      [appid, kind, ...personIds],
    );
    return rows.map(({ personId }) => personId);
  }
}
