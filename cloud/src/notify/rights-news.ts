import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { Database, isDuplicateKey } from '../kernel/database';
import { Deliveries, type Delivery } from '../kernel/delivery';
import { notErased } from '../kernel/personal-data.person';
import { aboutColumns, aboutThing } from './notice.about';

const told = z.object({
  personId: z.number(),
  title: z.string(),
  body: z.string().default('请在“我的—我的信息”里查看。'),
  about: aboutThing,
});

/** Tells people how their request about their own data stands, in the program's own inbox. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RightsNews {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;

  begin(): void {
    this.deliveries.carry('rights.told', (delivery) => this.tell(delivery));
  }

  /** Nobody is left to be told where the person has been erased. */
  private async tell({ id, body }: Delivery): Promise<void> {
    const { personId, title, body: words, about } = told.parse(JSON.parse(body));
    try {
      await this.database.unitOfWork(async (uow) => {
        const [person] = await notErased(uow, [personId]);
        const notice = { personId, at: uow.now, caseId: null, title, body: words };
        if (person) await uow.insert('notice', { ...notice, ...aboutColumns(about), deliveryId: id });
      });
    } catch (error) {
      // Carried out once already: the notice is there.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}
