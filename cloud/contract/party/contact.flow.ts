import type { Step } from '../flow';

/** 双联系: a Party organisation or a member, and a community or a group of its households, stand by each other. */
export const CONTACT_STATES = {
  proposed: { label: '待对方确认', open: true },
  confirmed: { label: '联系中', open: true },
  declined: { label: '未予确认', open: false },
  withdrawn: { label: '已撤回', open: false },
  ended: { label: '已结束', open: false },
} as const satisfies Record<string, { label: string; open: boolean }>;
export type ContactState = keyof typeof CONTACT_STATES;

/** The two sides, and which of them asked. */
export const CONTACT_PARTIES = {
  proposer: '发起方',
  answerer: '对方',
  partySide: '党组织或党员',
  communitySide: '社区',
} as const;
export type ContactParty = keyof typeof CONTACT_PARTIES;

// prettier-ignore
export const CONTACT_FLOW = {
  confirm:  { from: ['proposed'],  to: 'confirmed', by: ['answerer'],                   asks: 'none',   due: 'none', tells: ['proposer'],                   label: '确认结对', past: '确认结对', tone: 'main' },
  decline:  { from: ['proposed'],  to: 'declined',  by: ['answerer'],                   asks: 'reason', due: 'none', tells: ['proposer'],                   label: '不予确认', past: '不予确认', tone: 'warn' },
  withdraw: { from: ['proposed'],  to: 'withdrawn', by: ['proposer'],                   asks: 'none',   due: 'none', tells: [],                             label: '撤回',     past: '撤回' },
  log:      { from: ['confirmed'], to: 'same',      by: ['partySide', 'communitySide'], asks: 'visit',  due: 'keep', tells: [],                             label: '记一次走访', past: '走访联系', tone: 'main' },
  end:      { from: ['confirmed'], to: 'ended',     by: ['partySide', 'communitySide'], asks: 'reason', due: 'none', tells: ['partySide', 'communitySide'], label: '结束结对', past: '结束结对', tone: 'warn' },
} as const satisfies Record<string, Step<ContactState, ContactParty>>;

export type ContactAction = keyof typeof CONTACT_FLOW;
export type ContactForm = (typeof CONTACT_FLOW)[ContactAction]['asks'];
export const CONTACT_ACTIONS = Object.keys(CONTACT_FLOW).filter(
  (key): key is ContactAction => key in CONTACT_FLOW,
);
export const contactStep = (action: ContactAction): Step<ContactState, ContactParty> => CONTACT_FLOW[action];
