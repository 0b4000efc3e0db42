import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { NOTICE_PAGES, type NoticePages } from '../../contract/notify/notice-pages';
import type { AboutThing } from '../../contract/notify/notify.api';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries, type Delivery } from '../kernel/delivery';
import { notErased } from '../kernel/personal-data.person';
import { Messengers } from './messengers';
import { aboutColumns, aboutThing } from './notice.about';

const told = z.object({
  personIds: z.array(z.number()).min(1),
  title: z.string(),
  body: z.string(),
  about: aboutThing,
});
const TEMPLATES = [
  ['resident', 'progress'],
  ['volunteer', 'service'],
] as const;
const clipped = (text: string, length: number): string => [...text].slice(0, length).join('');

/** Tells people what became of their orders, activities and claims, of what they redeemed, what they are paid, and what their Party organisation asks: one notice each, however often it is carried out. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VolunteerNews {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected messengers: Messengers;

  begin(): void {
    for (const topic of ['volunteer.told', 'points.told', 'payout.told', 'party.told'])
      this.deliveries.carry(topic, (delivery) => this.spread(delivery));
  }

  /** Whoever was erased since has no inbox any more. */
  private async spread({ id: deliveryId, body }: Delivery): Promise<void> {
    const { personIds, title, body: words, about } = told.parse(JSON.parse(body));
    await this.database.unitOfWork(async (uow) => {
      const there = await notErased(uow, personIds);
      const known = await uow.query<{ personId: number }>(
        'SELECT personId FROM notice WHERE deliveryId = ?',
        [deliveryId],
      );
      const reached = new Set(known.map(({ personId }) => personId));
      const people = there.filter((id) => !reached.has(id));
      const notice = { at: uow.now, caseId: null, title: clipped(title, 60), body: clipped(words, 400) };
      for (const personId of people)
        await uow.insert('notice', { personId, deliveryId, ...notice, ...aboutColumns(about) });
      if (about && people.length > 0) await this.sendMessages(uow, people, { title, body: words, about });
    });
  }

  /** To residents, in each program that has a page for it; a consent of theirs decides which of them speaks. */
  private async sendMessages(
    uow: UnitOfWork,
    personIds: readonly number[],
    { title, body, about }: { title: string; body: string; about: AboutThing },
  ): Promise<void> {
    for (const [program, template] of TEMPLATES) {
      const pages: NoticePages = NOTICE_PAGES[program];
      const page = pages[about.kind];
      if (page === undefined) continue;
      const message = { template, no: String(about.id), title, body, page: `${page}${about.id}` };
      await this.messengers.send(uow, { program, kind: 'resident', personIds }, message);
    }
  }
}
