import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { GoodView } from '../../contract/points/points.api';
import type { goodChange, goodInput, goodsQuery } from '../../contract/points/points.schema';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { Database } from '../kernel/database';
import { cursorId, marks, pageOf } from '../kernel/keyset';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { Ledger } from './ledger';
import { desksOf, runsDesk } from './points.desk';
import type { GoodRecord } from './shop.row';

/** What the communities offer for points. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Goods {
  @Inject() protected database: Database;
  @Inject() protected org: Directory;
  @Inject() protected ledger: Ledger;

  /** Those on offer, or all of the desks one runs; newest first. */
  async page(actor: Actor, query: z.output<typeof goodsQuery>): Promise<Page<GoodView>> {
    const desks = desksOf(actor, this.org);
    const where = ['id < ?'];
    const params: (string | number)[] = [cursorId(query.after)];
    if (query.scope === 'desk') {
      if (desks.length === 0) return { rows: [] };
      where.push(`communityId IN (${marks(desks)})`);
      params.push(...desks);
    } else where.push('listed = 1');
    if (query.communityId !== undefined) {
      where.push('communityId = ?');
      params.push(query.communityId);
    }
    const rows = await this.database.read<GoodRecord>(
      `SELECT * FROM shop_good WHERE ${where.join(' AND ')} ORDER BY id DESC LIMIT ?`,
      [...params, query.size + 1],
    );
    const view = await this.viewer(
      actor,
      rows.map(({ id }) => id),
    );
    return pageOf(rows, query.size, view);
  }

  /** Throws `notYours`, or `unitUnknown` for what is no community. */
  async offer(actor: Actor, input: z.output<typeof goodInput>, call: Once | undefined): Promise<GoodView> {
    const { communityId, words = '', ...rest } = input;
    if (this.org.requireUnit(communityId).kind !== 'community') throw new Refusal('unitUnknown');
    if (!runsDesk(actor, communityId)) throw new Refusal('notYours');
    const id = await once(this.database, call, async (uow) =>
      String(await uow.insert('shop_good', { ...rest, communityId, words, listed: 1, createdAt: uow.now })),
    );
    return this.show(actor, Number(id));
  }

  /** Throws `notFound` for another desk's, `stockBelow` for what would leave less than nothing. */
  async change(actor: Actor, input: z.output<typeof goodChange>): Promise<GoodView> {
    const { id, restock, listed, words = '', ...rest } = input;
    await this.database.unitOfWork(async (uow) => {
      const good = await uow.lock<GoodRecord>('SELECT * FROM shop_good WHERE id = ?', [id]);
      if (!good || !runsDesk(actor, good.communityId)) throw new Refusal('notFound');
      if (good.stock + restock < 0) throw new Refusal('stockBelow', { stock: good.stock });
      const stock = good.stock + restock;
      await uow.update('shop_good', id, { ...rest, words, stock, listed: listed ? 1 : 0 });
    });
    return this.show(actor, id);
  }

  private async show(actor: Actor, id: number): Promise<GoodView> {
    const good = await this.database.readOne<GoodRecord>('SELECT * FROM shop_good WHERE id = ?', [id]);
    if (!good) throw new Refusal('notFound');
    return (await this.viewer(actor, [id]))(good);
  }

  private async viewer(actor: Actor, ids: readonly number[]): Promise<(good: GoodRecord) => GoodView> {
    const { balance } = await this.ledger.balance({ kind: 'person', ownerId: actor.id });
    const held = ids.length === 0 ? [] : await this.heldBy(actor.id, ids);
    const had = new Map(held.map(({ goodId, n }) => [goodId, Number(n)]));
    return ({ communityId, createdAt, listed, ...good }) => {
      const why = whyNot({ ...good, listed }, { balance, had: had.get(good.id) ?? 0 });
      return {
        ...good,
        community: this.org.brief(communityId),
        listed: listed === 1,
        redeeming: { open: why === '', why },
      };
    };
  }

  private heldBy(personId: number, ids: readonly number[]): Promise<{ goodId: number; n: number }[]> {
    return this.database.read(
      `SELECT goodId, COUNT(*) AS n FROM shop_redemption WHERE personId = ? AND goodId IN (${marks(ids)})
       AND state IN ('redeemed', 'collected') GROUP BY goodId`,
      [personId, ...ids],
    );
  }
}

function whyNot(
  { listed, stock, perPerson, points }: Pick<GoodRecord, 'listed' | 'stock' | 'perPerson' | 'points'>,
  { balance, had }: { balance: number; had: number },
): string {
  if (listed !== 1) return '已下架';
  if (stock < 1) return '已兑完';
  if (had >= perPerson) return `每人限兑 ${perPerson} 件`;
  return balance < points ? `还差 ${points - balance} 积分` : '';
}
