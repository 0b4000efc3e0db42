import { Database } from '../src/kernel/database';
import { layGround, type DeedsGround } from './deeds-ground';
import { fillLedger } from './deeds-ledger';
import type { BalanceLine, DeedLine } from './deeds-table';
import type { Shot } from './load';
import { newSite, type NewStore, type Served } from './site';
import { inTurns, sentOf } from './turns';

interface Order {
  readonly newStore: NewStore;
  readonly requests: number;
  readonly say: (line: string) => void;
}
interface Ledger extends Served {
  readonly ground: DeedsGround;
  readonly entries: number;
}
type Shots = (index: number) => Shot;

const LEDGER_SIZES = [1_000, 1_000_000];
const CONNECTIONS = [1, 32];

/** A balance in a small and in a large ledger, and claims and redemptions in the small one, on one database. */
export async function measureDeeds(order: Order): Promise<{ deeds: DeedLine[]; balances: BalanceLine[] }> {
  const ledgers: Ledger[] = [];
  try {
    for (const entries of LEDGER_SIZES) ledgers.push(await ledgerOf(order, entries));
    const balances: BalanceLine[] = [];
    for (const connections of CONNECTIONS)
      balances.push(...(await compared(order, { name: '积分余额', connections, ledgers, shots: balance })));
    const deeds: DeedLine[] = [];
    const [small] = ledgers;
    for (const [name, shots] of [
      ['认领', claim(order.requests)],
      ['兑换', redemption],
    ] as const)
      for (const connections of CONNECTIONS)
        deeds.push(...(await compared(order, { name, connections, ledgers: small ? [small] : [], shots })));
    return { deeds, balances };
  } finally {
    for (const { stop } of ledgers) stop();
  }
}

async function ledgerOf({ newStore, say }: Order, entries: number): Promise<Ledger> {
  const store = await newStore(`deeds_${entries}`);
  say(`${store.database}，账上 ${entries} 笔分录：正在准备`);
  const site = await newSite(store);
  const ground = await site.prepare(async (container) => {
    const laid = await layGround(container);
    await fillLedger(await container.getAsync(Database), laid.personId, entries);
    return laid;
  });
  return { ...(await site.serve()), ground, entries };
}

interface Contest {
  readonly name: string;
  readonly connections: number;
  readonly ledgers: readonly Ledger[];
  readonly shots: (ground: DeedsGround) => { readonly product: Shots; readonly floor: Shots };
}

/** One line a ledger. */
async function compared(
  { requests, say }: Order,
  { name, connections, ledgers, shots }: Contest,
): Promise<BalanceLine[]> {
  const contestants = ledgers.flatMap(({ ground, product, floor }) => {
    const both = shots(ground);
    return [
      { running: product, shot: both.product },
      { running: floor, shot: both.floor },
    ];
  });
  const measured = await inTurns({ connections, requests }, contestants);
  return ledgers.flatMap(({ entries, database }, index) => {
    const [ours, floor] = measured.slice(2 * index);
    if (!ours || !floor) return [];
    const failed = ours.failed ? `，失败 ${ours.failed}` : '';
    say(
      `  ${name} ×${connections}: 每秒 ${ours.perSecond.toFixed(0)}，下限 ${floor.perSecond.toFixed(0)}${failed}`,
    );
    return [{ database, name, connections, requests, entries, ours, floor }];
  });
}

const raw =
  (path: string): Shots =>
  () => ({ method: 'GET', path, token: 'floor' });

const balance: Contest['shots'] = ({ tokens, personId }) => ({
  product: () => ({ method: 'GET', path: '/api/points/me', token: tokens[0] ?? '' }),
  floor: raw(`/deeds/balance?id=${personId}`),
});

/** Nobody claims twice: every pair of a person and an activity comes once, over all the runs. */
function claim(requests: number): Contest['shots'] {
  let claims = 0;
  return ({ tokens, activityIds }) => {
    const pairs = tokens.length * activityIds.length;
    if (sentOf(requests) * CONNECTIONS.length > pairs) throw new Error(`at most ${pairs} claims can be made`);
    return {
      product: () => {
        const at = claims++;
        const activityId = activityIds[Math.floor(at / tokens.length)] ?? 0;
        return {
          method: 'POST',
          path: `/api/volunteer/activities/${activityId}/claims`,
          token: tokens[at % tokens.length] ?? '',
          body: {},
        };
      },
      floor: raw(`/deeds/claim?id=${activityIds[0]}`),
    };
  };
}

const redemption: Contest['shots'] = ({ tokens, goodId, personId }) => ({
  product: (i) => ({
    method: 'POST',
    path: `/api/shop/goods/${goodId}/redemptions`,
    token: tokens[i % tokens.length] ?? '',
    body: {},
  }),
  floor: raw(`/deeds/redeem?goodId=${goodId}&id=${personId}`),
});
