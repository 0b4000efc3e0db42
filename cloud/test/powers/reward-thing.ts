import { randomUUID } from 'node:crypto';
import type { UnitOfWork } from '../../src/kernel/database';

const DAY = 86_400_000;
const code = (): string => String(Math.floor(Math.random() * 1e10)).padStart(10, '0');

/** Something redeemed at the community's counter, and money about to be paid: both the reporter's. */
export async function rewards(
  uow: UnitOfWork,
  { mark, personId, communityId }: { mark: string; personId: number; communityId: number },
) {
  const goodId = await uow.insert('shop_good', {
    ...{ communityId, title: mark, words: mark, points: 5, stock: 1, perPerson: 1, pickupDays: 7, listed: 0 },
    createdAt: uow.now,
  });
  const redemptionId = await uow.insert('shop_redemption', {
    ...{ state: 'redeemed', goodId, personId, communityId, points: 5, code: code(), transferId: 0 },
    ...{ at: uow.now, enteredAt: uow.now, dueAt: uow.now + 300 * DAY },
  });
  const payoutId = await uow.insert('payout', {
    ...{ no: randomUUID().replaceAll('-', ''), reward: `walk:${mark}`, personId, amount: 100, words: mark },
    ...{ state: 'proposed', bodySealed: '', bodyDigest: '', at: uow.now, enteredAt: uow.now },
  });
  return { goodId, redemptionId, payoutId };
}
