import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { NOTICE_PAGES } from '../../contract/notify/notice-pages';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries, type Delivery } from '../kernel/delivery';
import { notErased } from '../kernel/personal-data.person';
import { Messengers } from './messengers';
import { templateFor } from './wechat-messages';

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
const MESSENGERS = [
  { program: 'resident', kind: 'resident' },
  { program: 'command', kind: 'staff' },
] as const;

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
  @Inject() protected messengers: Messengers;

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
      await this.sendMessages(uow, news, fresh);
    });
  }

  private async sendMessages(uow: UnitOfWork, news: News, personIds: readonly number[]): Promise<void> {
    for (const { program, kind } of MESSENGERS) {
      // Staff who reported a case themselves read of it in the program: nothing of it is theirs to do.
      if (kind === 'staff' && news.party === 'reporter') continue;
      const template = templateFor(program, news.action);
      if (template === undefined) continue;
      const { no, title, body } = news;
      const page = `${NOTICE_PAGES[program].case}${no}`;
      await this.messengers.send(uow, { program, kind, personIds }, { template, no, title, body, page });
    }
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
