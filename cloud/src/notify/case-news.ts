import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries, type Delivery } from '../kernel/delivery';
import { marks } from '../kernel/keyset';
import type { Settings } from '../kernel/settings';
import { templateFor, WECHAT_MESSAGE, type Messenger, type WechatMessage } from './wechat-messages';

/** What the case module writes for one party told. */
const caseNews = z.object({
  caseId: z.number(),
  no: z.string(),
  action: z.string(),
  party: z.string(),
  personIds: z.array(z.number()),
  title: z.string(),
  body: z.string(),
});
type News = z.output<typeof caseNews>;

/** Who is reached through which program: residents as reporters, staff at their work. */
const MESSENGERS: readonly { program: Messenger; kind: 'resident' | 'staff' }[] = [
  { program: 'resident', kind: 'resident' },
  { program: 'command', kind: 'staff' },
];

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
      const fresh = await notErased(
        uow,
        personIds.filter((id) => !told.has(id)),
      );
      for (const personId of fresh)
        await uow.insert('notice', noticeOf(news, personId, delivery.id, uow.now));
      const messages = await this.wechatMessages(uow, news, fresh);
      this.deliveries.add(
        uow,
        messages.map((body) => ({ topic: WECHAT_MESSAGE, body })),
      );
    });
  }

  private async wechatMessages(
    uow: UnitOfWork,
    news: News,
    personIds: readonly number[],
  ): Promise<WechatMessage[]> {
    const messages: WechatMessage[] = [];
    for (const { program, kind } of MESSENGERS) {
      // Staff who reported a case themselves read of it in the program: nothing of it is theirs to do.
      if (kind === 'staff' && news.party === 'reporter') continue;
      const template = templateFor(program, news.action);
      if (template === undefined || this.settings.wechat.templates[template] === undefined) continue;
      const { no, title, body } = news;
      for (const personId of await this.reached(uow, { program, kind, personIds }))
        messages.push({ personId, program, template, no, title, body, at: uow.now });
    }
    return messages;
  }

  /** Those who use the program, and have not taken back their consent. */
  private async reached(
    uow: UnitOfWork,
    {
      program,
      kind,
      personIds,
    }: { program: Messenger; kind: 'resident' | 'staff'; personIds: readonly number[] },
  ): Promise<number[]> {
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

/** Whoever was erased since has no inbox any more; an erasure under way waits, and takes these notices with it. */
async function notErased(uow: UnitOfWork, personIds: readonly number[]): Promise<number[]> {
  if (personIds.length === 0) return [];
  const held = uow.dialect === 'mysql' ? ' LOCK IN SHARE MODE' : '';
  const rows = await uow.query<{ id: number }>(
    `SELECT id FROM person WHERE id IN (${marks(personIds)}) AND erasedAt IS NULL${held}`,
    personIds,
  );
  return rows.map(({ id }) => id);
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
