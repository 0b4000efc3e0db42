import type { UnitOfWork } from '../../src/kernel/database';
import { nth } from './town-lists';
import type { TownPlan } from './town-model';
import { of } from './tell-people';
import { insertAll } from './tell-rows';

interface Ground {
  readonly plan: TownPlan;
  /** Database ids of the units, by key. */
  readonly units: ReadonlyMap<string, number>;
  /** When the story is told, ms. */
  readonly now: number;
}

const DAY = 86_400_000;

/** Which leader has charge of which unit (分管), and who stands in for whom these days (代理). */
export async function settleDuties(uow: UnitOfWork, ground: Ground): Promise<void> {
  const held = await uow.query<{ personId: number; post: string; unitId: number }>(
    'SELECT personId, post, unitId FROM person_post ORDER BY id',
  );
  const at = (unitId: number, post: string): number[] =>
    held.filter((each) => each.unitId === unitId && each.post === post).map(({ personId }) => personId);
  await settleCharges(uow, ground, at);
  await settleDelegations(uow, ground, at);
}

type Holders = (unitId: number, post: string) => number[];

/** The district's leaders share the departments and streets among them. */
async function settleCharges(uow: UnitOfWork, { plan, units }: Ground, at: Holders): Promise<void> {
  const leaders = at(of(units, 'district'), 'leader');
  const charged = plan.units.filter(({ kind }) => ['department', 'publicUnit', 'street'].includes(kind));
  await insertAll(
    uow,
    'leader_charge',
    charged.map(({ key }, i) => ({ personId: nth(leaders, i % leaders.length), unitId: of(units, key) })),
  );
}

const AWAY = [
  { unit: 'statistics', from: -2, to: 6, words: '参加业务培训' },
  { unit: 'audit', from: -20, to: -6, words: '休年假' },
  { unit: 'justice', from: 5, to: 12, words: '外出挂职交流' },
];

/** In offices that the stories leave alone, so that nobody's part is played by another. */
async function settleDelegations(uow: UnitOfWork, { units, now }: Ground, at: Holders): Promise<void> {
  await insertAll(
    uow,
    'delegation',
    AWAY.map(({ unit, from, to, words }) => ({
      fromId: nth(at(of(units, unit), 'leader'), 0),
      toId: nth(at(of(units, unit), 'handler'), 0),
      startsAt: now + from * DAY,
      endsAt: now + to * DAY,
      words,
      byId: 0,
      createdAt: now + (Math.min(from, 0) - 1) * DAY,
    })),
  );
}
