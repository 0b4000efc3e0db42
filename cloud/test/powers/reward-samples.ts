import { PAYOUT_ACTIONS, payoutStep } from '../../contract/payout/payout.flow';
import { REDEMPTION_ACTIONS, redemptionStep } from '../../contract/points/redemption.flow';
import type { Sample } from './samples';
import type { Thing } from './thing';

const FORMS: Record<string, Record<string, unknown>> = {
  none: {},
  words: { words: '看过了' },
  reason: { words: '有一个理由' },
  code: { code: '0000010000' },
};
const ofGood = ({ goodId }: Thing) => ({ id: goodId });
const ofRedemption = ({ redemptionId }: Thing) => ({ id: redemptionId });
const ofPayout = ({ payoutId }: Thing) => ({ id: payoutId });
const GOOD = { title: '别人的物品', points: 5, listed: true };
const RULE = { points: 1, expireDays: 1, active: true };
const PAYOUT_RULE = { amount: 100, approvalAbove: 100, categories: [], active: true };

/** How a stranger asks for somebody's points, redemption or payout, or reaches for the district's money. */
export const REWARD_SAMPLES: Record<string, (thing: Thing) => readonly Sample[]> = {
  'GET /points/seats': () => [{ list: true }],
  'GET /points/me': () => [{ list: true }],
  'GET /points/me/entries': () => [{ list: true }],
  'PUT /points/rules/:code': () => [{ path: { code: 'report' }, sent: RULE }],
  'GET /points/earners': ({ communityId }) => [{ sent: { communityId, find: '志愿者' } }],
  'POST /points/penalties': ({ communityId, reporterId }) => [
    { sent: { communityId, personId: reporterId, words: '随便扣一下' } },
  ],
  'POST /shop/goods': ({ communityId }) => [
    { sent: { communityId, title: '别处的物品', points: 5, stock: 1 } },
  ],
  'PUT /shop/goods/:id': (thing) => [{ path: ofGood(thing), sent: GOOD }],
  'GET /shop/redemptions': () => [{ list: true }, { sent: { scope: 'desk' }, list: true }],
  'GET /shop/redemptions/:id': (thing) => [{ path: ofRedemption(thing) }],
  'POST /shop/redemptions/:id/steps/:action': (thing) =>
    REDEMPTION_ACTIONS.map((action) => ({
      path: { ...ofRedemption(thing), action },
      sent: { form: FORMS[redemptionStep(action).asks] },
    })),
  'GET /payouts': () => [{ list: true }, { sent: { scope: 'desk' }, list: true }],
  'GET /payouts/:id': (thing) => [{ path: ofPayout(thing) }],
  'POST /payouts/:id/steps/:action': (thing) =>
    PAYOUT_ACTIONS.map((action) => ({
      path: { ...ofPayout(thing), action },
      sent: { form: FORMS[payoutStep(action).asks] },
    })),
  'POST /payouts/:id/confirmation': (thing) => [{ path: ofPayout(thing) }],
  'PUT /payout-rule': () => [{ sent: PAYOUT_RULE }],
  'GET /payout-budget': () => [{}],
  'GET /payout-pending': () => [{}],
  'POST /payout-budget/grants': () => [{ sent: { month: '202611', amount: 100, words: '给自己一点' } }],
  'GET /payout-quarantine': () => [{}],
  'POST /payout-quarantine/:id/settle': () => [{ path: { id: 1 }, sent: { words: '没有事' } }],
  'GET /payout-reconciliations': () => [{}],
  'POST /payout-reconciliations': () => [{ sent: { day: '2026-11-23' } }],
  'POST /wechat-pay/callback': () => [{ sent: { event_type: 'MCHTRANSFER.BILL.FINISHED' } }],
};
