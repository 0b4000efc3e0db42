import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { Database, type SqlValue } from '../kernel/database';
import { Deliveries, type Delivery } from '../kernel/delivery';
import { marks } from '../kernel/keyset';
import { Directory } from '../org/directory';

const pushed = z.object({
  articleId: z.number(),
  to: z.enum(['volunteers', 'partyMembers']),
  unitId: z.number(),
  title: z.string(),
  body: z.string(),
});
type Pushed = z.output<typeof pushed>;

const clipped = (text: string, length: number): string => [...text].slice(0, length).join('');

/** Puts an article into inboxes: one notice a person and article, however often it is pushed or carried out. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ArticleNews {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected org: Directory;

  begin(): void {
    this.deliveries.carry('news.pushed', (delivery) => this.spread(delivery));
  }

  /** In one statement: a district has more Party members than a round trip each would bear. */
  private async spread({ id: deliveryId, body }: Delivery): Promise<void> {
    const news = pushed.parse(JSON.parse(body));
    const { sql, params } = this.readers(news);
    await this.database.unitOfWork(async (uow) => {
      await uow.run(
        `INSERT INTO notice (personId, at, caseId, title, body, deliveryId, articleId)
         SELECT p.id, ?, NULL, ?, ?, ?, ? FROM person p ${sql} AND p.erasedAt IS NULL
           AND EXISTS (SELECT 1 FROM news_article a WHERE a.id = ? AND a.state = 'published')
           AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.articleId = ? AND n.personId = p.id)`,
        [
          ...[uow.now, clipped(news.title, 60), clipped(news.body, 400), deliveryId, news.articleId],
          ...params,
          ...[news.articleId, news.articleId],
        ],
      );
    });
  }

  /** Whoever has not said where they live is reached by what goes to the whole district. */
  private readers({ to, unitId }: Pushed): { sql: string; params: SqlValue[] } {
    const [table, column] =
      to === 'volunteers' ? ['volunteer_profile', 'communityId'] : ['party_member', 'orgUnitId'];
    const join = `JOIN ${table} r ON r.personId = p.id`;
    if (unitId === this.org.district.id) return { sql: `${join} WHERE 1 = 1`, params: [] };
    const units = this.org.subtree(unitId).map(({ id }) => id);
    return { sql: `${join} WHERE r.${column} IN (${marks(units)})`, params: units };
  }
}
