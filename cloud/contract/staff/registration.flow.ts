import type { Step } from '../flow';

/** 双报到: a unit's Party organisation, or a member, registers with a community, and the community confirms. */
export const REGISTRATION_STATES = {
  requested: { label: '待社区确认', open: true },
  confirmed: { label: '已报到', open: true },
  declined: { label: '未予确认', open: false },
  ended: { label: '已结束', open: false },
} as const;
export type RegistrationState = keyof typeof REGISTRATION_STATES;

export const REGISTRATION_PARTIES = {
  applicant: '报到方',
  community: '社区',
} as const;
export type RegistrationParty = keyof typeof REGISTRATION_PARTIES;

// prettier-ignore
export const REGISTRATION_FLOW = {
  confirm:  { from: ['requested'],              to: 'confirmed', by: ['community'],              asks: 'none',   due: 'none', tells: ['applicant'], label: '确认报到', past: '确认报到', tone: 'main' },
  decline:  { from: ['requested'],              to: 'declined',  by: ['community'],              asks: 'reason', due: 'none', tells: ['applicant'], label: '不予确认', past: '不予确认', tone: 'warn' },
  withdraw: { from: ['requested'],              to: 'ended',     by: ['applicant'],              asks: 'none',   due: 'none', tells: [],            label: '撤回报到', past: '撤回报到' },
  end:      { from: ['confirmed'],              to: 'ended',     by: ['applicant', 'community'], asks: 'reason', due: 'none', tells: ['applicant'], label: '结束报到', past: '结束报到', tone: 'warn' },
} as const satisfies Record<string, Step<RegistrationState, RegistrationParty>>;

export type RegistrationAction = keyof typeof REGISTRATION_FLOW;
export const REGISTRATION_ACTIONS = Object.keys(REGISTRATION_FLOW).filter(
  (key): key is RegistrationAction => key in REGISTRATION_FLOW,
);
export const registrationStep = (action: RegistrationAction): Step<RegistrationState, RegistrationParty> =>
  REGISTRATION_FLOW[action];
