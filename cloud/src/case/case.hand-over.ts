import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries, Undeliverable, type Delivery } from '../kernel/delivery';
import { marks } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { caseNumber } from './case.row';
import { CaseService } from './case.service';

const TOPIC = 'handOver';
const order = z.object({ no: z.string(), unitId: z.number(), fromId: z.number(), toId: z.number() });

/** An open case in somebody's hands. */
export interface HeldCase {
  readonly no: string;
  readonly unitId: number;
}

interface Row {
  id: number;
  reportedAt: number;
  unitId: number;
}

/** What of the cases concerns whoever moves people and units about. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseHandOver {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected directory: Directory;
  @Inject() protected cases: CaseService;

  begin(): void {
    this.deliveries.carry(TOPIC, (delivery) => this.pass(delivery));
  }

  /** How many open cases stand at a desk, with a handler, a co-handler or on the ground of these units. */
  async openAt(unitIds: readonly number[]): Promise<number> {
    if (unitIds.length === 0) return 0;
    const list = marks(unitIds);
    const row = await this.database.readOne<{ n: number }>(
      `SELECT COUNT(*) AS n FROM cases c WHERE c.open = 1 AND (c.deskId IN (${list}) OR c.unitId IN (${list})
       OR c.holderId IN (${list}) OR c.gridId IN (${list}) OR c.communityId IN (${list}) OR c.streetId IN (${list})
       OR EXISTS (SELECT 1 FROM case_co_unit u WHERE u.caseId = c.id AND u.unitId IN (${list})))`,
      Array.from({ length: 7 }, () => unitIds).flat(),
    );
    return row?.n ?? 0;
  }

  /** Open cases of these handling units on which this person was the last there to take a step: what is in their hands. */
  async inHandsOf(personId: number, unitIds: readonly number[]): Promise<HeldCase[]> {
    if (unitIds.length === 0) return [];
    const rows = await this.database.read<Row>(
      `SELECT c.id, c.reportedAt, c.unitId FROM cases c JOIN case_event e ON e.caseId = c.id
       WHERE c.open = 1 AND c.unitId IN (${marks(unitIds)}) AND e.byId = ? AND e.byUnitId = c.unitId
         AND e.seq = (SELECT MAX(l.seq) FROM case_event l WHERE l.caseId = c.id AND l.byUnitId = c.unitId)
       ORDER BY c.id`,
      [...unitIds, personId],
    );
    return rows.map((row) => ({ no: caseNumber(row), unitId: row.unitId }));
  }

  /** In the transaction of the transfer: each case passes to the successor a moment later, as a step of its trail. */
  order(
    uow: UnitOfWork,
    held: readonly HeldCase[],
    { fromId, toId }: { fromId: number; toId: number },
  ): void {
    this.deliveries.add(
      uow,
      held.map(({ no, unitId }) => ({ topic: TOPIC, body: { no, unitId, fromId, toId } })),
    );
  }

  /** The successor notes on the case that it is theirs now; one that has moved on meanwhile is left alone. */
  private async pass(delivery: Delivery): Promise<void> {
    const { no, unitId, fromId, toId } = order.parse(JSON.parse(delivery.body));
    const still = await this.inHandsOf(fromId, [unitId]);
    if (!still.some((held) => held.no === no)) return;
    const words = `接办：原由${this.directory.personName(fromId) ?? '前任'}经办，因岗位调整移交本人。`;
    try {
      await this.cases.take(this.successor(toId, unitId), { no, action: 'note', form: { words } });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Undeliverable(`${no}: ${error.code}`);
    }
  }

  // As a holder of the unit's posts alone: whatever else they are must not decide for whom the step was taken.
  private successor(id: number, unitId: number): Actor {
    return {
      id,
      kind: 'staff',
      name: this.directory.personName(id) ?? '',
      program: 'admin',
      sessionId: 0,
      posts: this.directory.postsOf(id).filter((held) => held.unitId === unitId),
    };
  }
}
