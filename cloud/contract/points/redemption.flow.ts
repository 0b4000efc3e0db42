import type { Step } from '../flow';
import type { Post } from '../identity/identity.api';

/** 积分兑换: one person's order of one thing, from the counter of the shop to the community's desk. */
export const REDEMPTION_STATES = {
  redeemed: { label: '待领取', plain: '已兑换，请凭领取码到社区领取', open: true },
  collected: { label: '已领取', plain: '已领取', open: false },
  cancelled: { label: '已取消', plain: '已取消，积分已退回', open: false },
  expired: { label: '逾期未领', plain: '逾期没有领取，积分已退回', open: false },
  returned: { label: '已退货', plain: '已退货，积分已退回', open: false },
} as const satisfies Record<string, { label: string; plain: string; open: boolean }>;
export type RedemptionState = keyof typeof REDEMPTION_STATES;

/** Whoever holds one of these in a community stands behind its counter. */
export const POINTS_DESK_POSTS = ['leader', 'dispatcher', 'intake'] as const satisfies readonly Post[];

/** Who someone is to this very redemption. */
export const REDEMPTION_PARTIES = { redeemer: '兑换人', desk: '社区' } as const;
export type RedemptionParty = keyof typeof REDEMPTION_PARTIES;

// prettier-ignore
export const REDEMPTION_FLOW = {
  collect:  { from: ['redeemed'],  to: 'collected', by: ['desk'],     asks: 'code',   due: 'none', tells: ['redeemer'], label: '核销领取', past: '核对领取码，交付', tone: 'main' },
  cancel:   { from: ['redeemed'],  to: 'cancelled', by: ['redeemer'], asks: 'none',   due: 'none', tells: [],           label: '取消兑换', past: '取消兑换，积分退回', tone: 'warn' },
  withdraw: { from: ['redeemed'],  to: 'cancelled', by: ['desk'],     asks: 'reason', due: 'none', tells: ['redeemer'], label: '无法提供', past: '无法提供，积分退回', tone: 'warn' },
  expire:   { from: ['redeemed'],  to: 'expired',   by: ['clock'],    asks: 'none',   due: 'none', tells: ['redeemer'], label: '逾期未领', past: '逾期没有领取，积分退回' },
  takeBack: { from: ['collected'], to: 'returned',  by: ['desk'],     asks: 'reason', due: 'none', tells: ['redeemer'], label: '退货',     past: '收回物品，积分退回', tone: 'warn' },
} as const satisfies Record<string, Step<RedemptionState, RedemptionParty>>;

export type RedemptionAction = keyof typeof REDEMPTION_FLOW;
export type RedemptionForm = (typeof REDEMPTION_FLOW)[RedemptionAction]['asks'];
export const REDEMPTION_ACTIONS = Object.keys(REDEMPTION_FLOW).filter(
  (key): key is RedemptionAction => key in REDEMPTION_FLOW,
);
export const redemptionStep = (action: RedemptionAction): Step<RedemptionState, RedemptionParty> =>
  REDEMPTION_FLOW[action];
