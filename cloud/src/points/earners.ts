import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { EarnerView } from '../../contract/points/points.api';
import type { earnersQuery } from '../../contract/points/points.schema';
import type { Actor } from '../kernel/actor';
import { Database } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import { nameOf, type SealedName } from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';
import { runsDesk } from './points.desk';

const SHOWN = 20;
const VOLUNTEER_NUMBER = /^\d{11,14}$/;

interface Row extends SealedName {
  personId: number;
  no: string | null;
  earned: number;
}

/** Whoever earned points in a community, found by number or name: the league table ends at its hundredth. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Earners {
  @Inject() protected database: Database;
  @Inject() protected sealer: Sealer;

  /** Those who earned most first, 20 at most. Throws `notYours`. */
  async find(actor: Actor, { communityId, find }: z.output<typeof earnersQuery>): Promise<EarnerView[]> {
    if (!runsDesk(actor, communityId)) throw new Refusal('notYours');
    const byNumber = VOLUNTEER_NUMBER.test(find);
    const rows = await this.database.read<Row>(
      `SELECT t.personId, v.no, p.name, p.nameSealed, SUM(t.earned) AS earned FROM points_tally t
       JOIN person p ON p.id = t.personId AND p.erasedAt IS NULL LEFT JOIN volunteer_profile v ON v.personId = t.personId
       WHERE t.communityId = ?${byNumber ? ' AND v.no = ?' : ''}
       GROUP BY t.personId, v.no, p.name, p.nameSealed ORDER BY earned DESC, t.personId`,
      byNumber ? [communityId, find] : [communityId],
    );
    const found: EarnerView[] = [];
    // Names are sealed: they can be compared only once they are open.
    for (const row of rows) {
      const name = nameOf(this.sealer, row);
      if (!byNumber && !name.includes(find)) continue;
      const { personId, no, earned } = row;
      found.push({ personId, name, earned: Number(earned), ...(no === null ? {} : { no }) });
      if (found.length === SHOWN) break;
    }
    return found;
  }
}
