import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries, type Delivery } from '../kernel/delivery';
import { marks } from '../kernel/keyset';
import type { Settings } from '../kernel/settings';
import { templateFor, WECHAT_MESSAGE, type WechatMessage } from './wechat-messages';

/** What the case module writes for one party told. */
const caseNews = z.object({
  caseId: z.number(),
  no: z.string(),
  action: z.string(),
  personIds: z.array(z.number()),
  title: z.string(),
  body: z.string(),
});
type News = z.output<typeof caseNews>;

/** What fits into a row of `notice`. */
const TITLE = 60;
const BODY = 400;

/**
 * Turns news of a case into one notice a person, at most once each however often the delivery is carried out, and in
 * the same transaction into one WeChat message each for those it can reach.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseNews {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected settings: Settings;

  begin(): void {
    this.deliveries.carry('case.', (delivery) => this.spread(delivery));
  }

  private async spread(delivery: Delivery): Promise<void> {
    const news = caseNews.parse(JSON.parse(delivery.body));
    const personIds = [...new Set(news.personIds)];
    if (personIds.length === 0) return;
    await this.database.unitOfWork(async (uow) => {
      const told = await alreadyTold(uow, delivery.id);
      const fresh = personIds.filter((id) => !told.has(id));
      for (const personId of fresh)
        await uow.insert('notice', noticeOf(news, personId, delivery.id, uow.now));
      const messages = await this.wechatMessages(uow, news, fresh);
      await this.deliveries.add(
        uow,
        messages.map((body) => ({ topic: WECHAT_MESSAGE, body })),
      );
    });
  }

  /** Only residents who use the resident program, and only where its template is set up. */
  private async wechatMessages(
    uow: UnitOfWork,
    news: News,
    personIds: readonly number[],
  ): Promise<WechatMessage[]> {
    const appid = this.settings.wechat.accounts.resident?.appid;
    const template = templateFor(news.action);
    if (
      appid === undefined ||
      personIds.length === 0 ||
      this.settings.wechat.templates[template] === undefined
    )
      return [];
    const rows = await uow.query<{ openid: string }>(
      `SELECT MAX(a.openid) AS openid FROM wechat_account a JOIN person p ON p.id = a.personId
       WHERE a.appid = ? AND p.kind = 'resident' AND a.personId IN (${marks(personIds)}) GROUP BY a.personId`,
      [appid, ...personIds],
    );
    return rows.map(({ openid }) => ({
      openid,
      template,
      no: news.no,
      title: news.title,
      body: news.body,
      at: uow.now,
    }));
  }
}

async function alreadyTold(uow: UnitOfWork, deliveryId: number): Promise<Set<number>> {
  const rows = await uow.query<{ personId: number }>('SELECT personId FROM notice WHERE deliveryId = ?', [
    deliveryId,
  ]);
  return new Set(rows.map(({ personId }) => personId));
}

function noticeOf({ caseId, title, body }: News, personId: number, deliveryId: number, at: number) {
  return { personId, at, caseId, title: clipped(title, TITLE), body: clipped(body, BODY), deliveryId };
}

const clipped = (text: string, length: number): string => [...text].slice(0, length).join('');
