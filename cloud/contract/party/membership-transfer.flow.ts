import type { Step } from '../flow';

/** 组织关系转接: a member passes from one Party organisation to another; both agree, and the trail stays. */
export const MEMBERSHIP_TRANSFER_STATES = {
  requested: { label: '待转出组织同意', open: true },
  released: { label: '待接收组织同意', open: true },
  accepted: { label: '已转入', open: false },
  refused: { label: '未获同意', open: false },
  withdrawn: { label: '已撤回', open: false },
} as const satisfies Record<string, { label: string; open: boolean }>;
export type MembershipTransferState = keyof typeof MEMBERSHIP_TRANSFER_STATES;

export const MEMBERSHIP_TRANSFER_PARTIES = {
  asker: '申请人',
  member: '党员',
  from: '转出组织',
  to: '接收组织',
} as const;
export type MembershipTransferParty = keyof typeof MEMBERSHIP_TRANSFER_PARTIES;

export const MEMBERSHIP_TRANSFER_CONDITIONS = {
  stays: '：这名党员已不在转出组织，请撤回后重新申请',
} as const;
export type MembershipTransferCondition = keyof typeof MEMBERSHIP_TRANSFER_CONDITIONS;

// prettier-ignore
export const MEMBERSHIP_TRANSFER_FLOW = {
  release:  { from: ['requested'],             to: 'released',  by: ['from'],  asks: 'none',   due: 'none', tells: ['member', 'to'],   label: '同意转出', past: '同意转出', tone: 'main', when: ['stays'] },
  refuse:   { from: ['requested'],             to: 'refused',   by: ['from'],  asks: 'reason', due: 'none', tells: ['member', 'asker'], label: '不同意转出', past: '不同意转出', tone: 'warn' },
  accept:   { from: ['released'],              to: 'accepted',  by: ['to'],    asks: 'none',   due: 'none', tells: ['member', 'from'], label: '同意接收', past: '接收', tone: 'main', when: ['stays'] },
  turnAway: { from: ['released'],              to: 'refused',   by: ['to'],    asks: 'reason', due: 'none', tells: ['member', 'from'], label: '不予接收', past: '不予接收', tone: 'warn' },
  withdraw: { from: ['requested', 'released'], to: 'withdrawn', by: ['asker'], asks: 'none',   due: 'none', tells: [],                 label: '撤回申请', past: '撤回申请' },
} as const satisfies Record<string, Step<MembershipTransferState, MembershipTransferParty, MembershipTransferCondition>>;

export type MembershipTransferAction = keyof typeof MEMBERSHIP_TRANSFER_FLOW;
export const MEMBERSHIP_TRANSFER_ACTIONS = Object.keys(MEMBERSHIP_TRANSFER_FLOW).filter(
  (key): key is MembershipTransferAction => key in MEMBERSHIP_TRANSFER_FLOW,
);
export const membershipTransferStep = (
  action: MembershipTransferAction,
): Step<MembershipTransferState, MembershipTransferParty, MembershipTransferCondition> =>
  MEMBERSHIP_TRANSFER_FLOW[action];
