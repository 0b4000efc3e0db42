import type { IMidwayContainer } from '@midwayjs/core';
import type { Actor } from '../../src/kernel/actor';
import { Directory } from '../../src/org/directory';
import { Goods } from '../../src/points/goods';

/** What the community's shelf holds; points as an hour of service earns them. */
const GOODS = [
  { title: '抽纸一提', words: '三层，10 包装。', points: 30, stock: 40, perPerson: 2 },
  { title: '洗手液一瓶', words: '500 毫升。', points: 20, stock: 25, perPerson: 2 },
  {
    title: '理发一次',
    words: '社区便民理发点，周二、周四上午，凭领取码。',
    points: 25,
    stock: 12,
    perPerson: 1,
  },
  {
    title: '雨伞一把',
    words: '印有“志愿服务”字样的长柄伞。',
    points: 80,
    stock: 6,
    perPerson: 1,
  },
  { title: '保温壶一只', words: '1.5 升，请本人到社区挑选颜色。', points: 150, stock: 3, perPerson: 1 },
];

/** The shop of the community where the demonstration plays. Gives how many goods are on offer. */
export async function tellShop(container: IMidwayContainer, gridId: number): Promise<number> {
  const org = await container.getAsync(Directory);
  const community = org.ancestor(gridId, 'community');
  const [desk] = community ? org.staffAt(community.id, 'dispatcher') : [];
  if (!community || !desk) throw new Error('the demonstration has no community with a desk');
  const { personId: id, name } = desk;
  const actor: Actor = { id, kind: 'staff', name, program: 'admin', sessionId: 0, posts: org.postsOf(id) };
  const goods = await container.getAsync(Goods);
  for (const good of GOODS)
    await goods.offer(actor, { communityId: community.id, pickupDays: 14, ...good }, undefined);
  return GOODS.length;
}
