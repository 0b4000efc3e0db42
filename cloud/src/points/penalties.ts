import { randomUUID } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { penaltyInput } from '../../contract/points/points.schema';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Database } from '../kernel/database';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Points } from './points';
import { runsDesk } from './points.desk';

/** Points taken from somebody by the community where they earned some, with a reason that they read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Penalties {
  @Inject() protected database: Database;
  @Inject() protected points: Points;
  @Inject() protected audit: AuditLog;

  /** Gives the points taken. Throws `notYours`, or `notFound` for somebody who earned nothing there. */
  async take(actor: Actor, input: z.output<typeof penaltyInput>, call: Once | undefined): Promise<number> {
    const { communityId, personId, words } = input;
    if (!runsDesk(actor, communityId)) throw new Refusal('notYours');
    const taken = await once(this.database, call, async (uow) => {
      const sql = 'SELECT id FROM points_tally WHERE personId = ? AND communityId = ?';
      if (!(await uow.one(sql, [personId, communityId]))) throw new Refusal('notFound');
      const reason = `penalty:${randomUUID()}`;
      const points = await this.points.penalise(uow, personId, { reason, words, byId: actor.id });
      await this.audit.record(uow, {
        ...{ actor, action: 'personChanged', subject: `person:${personId}` },
        detail: { field: 'points', points, reason: words },
      });
      return String(points);
    });
    return Number(taken);
  }
}
