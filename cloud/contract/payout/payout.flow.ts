import type { Step } from '../flow';

/** 奖励兑付: one reward in money, from its reason to the person's own change purse. */
export const PAYOUT_STATES = {
  proposed: { label: '待批准', plain: '正在审批', open: true },
  refused: { label: '未批准', plain: '没有批准', open: false },
  ready: { label: '待发起', plain: '已批准，正在发起转账', open: true },
  unknown: { label: '结果待查', plain: '正在向微信支付查询', open: true },
  waiting: { label: '待本人确认', plain: '请确认收款，24 小时内有效', open: true },
  paying: { label: '转账中', plain: '微信支付正在转账', open: true },
  cancelling: { label: '撤销中', plain: '正在撤销', open: true },
  parked: { label: '待人工处理', plain: '正在人工核实', open: true },
  paid: { label: '已到账', plain: '已到账', open: false },
  failed: { label: '未成功', plain: '转账没有成功，已提醒工作人员核实', open: false },
  cancelled: { label: '已撤销', plain: '已撤销', open: false },
} as const satisfies Record<string, { label: string; plain: string; open: boolean }>;
export type PayoutState = keyof typeof PAYOUT_STATES;

/** Who someone is to this very payout. */
export const PAYOUT_PARTIES = { receiver: '收款人', approver: '区领导' } as const;
export type PayoutParty = keyof typeof PAYOUT_PARTIES;

export const PAYOUT_CONDITIONS = { neverRenewed: '：已经重新发起过' } as const;
export type PayoutCondition = keyof typeof PAYOUT_CONDITIONS;

const SENT = [
  'unknown',
  'waiting',
  'paying',
  'cancelling',
  'parked',
] as const satisfies readonly PayoutState[];

// prettier-ignore
export const PAYOUT_FLOW = {
  approve:   { from: ['proposed'],            to: 'ready',      by: ['approver', 'clock'], asks: 'words',  due: 'none', tells: [],           label: '批准',     past: '批准兑付', tone: 'main' },
  refuse:    { from: ['proposed'],            to: 'refused',    by: ['approver'],          asks: 'reason', due: 'none', tells: ['receiver'], label: '不批准',   past: '没有批准', tone: 'warn' },
  send:      { from: ['ready'],               to: 'unknown',    by: ['clock'],             asks: 'none',   due: 'none', tells: [],           label: '发起',     past: '向微信支付发起' },
  await:     { from: ['unknown'],             to: 'waiting',    by: ['clock'],             asks: 'none',   due: '24H',  tells: ['receiver'], label: '待确认',   past: '等待本人确认收款' },
  transfer:  { from: ['unknown', 'waiting'],  to: 'paying',     by: ['clock'],             asks: 'none',   due: 'none', tells: [],           label: '转账中',   past: '本人已确认，转账中' },
  askCancel: { from: ['waiting'],             to: 'cancelling', by: ['approver'],          asks: 'reason', due: 'none', tells: [],           label: '撤销转账', past: '申请撤销转账', tone: 'warn' },
  succeed:   { from: SENT,                    to: 'paid',       by: ['clock'],             asks: 'none',   due: 'none', tells: ['receiver'], label: '到账',     past: '到账' },
  fail:      { from: SENT,                    to: 'failed',     by: ['clock'],             asks: 'none',   due: 'none', tells: ['receiver', 'approver'], label: '失败', past: '转账失败' },
  endCancel: { from: SENT,                    to: 'cancelled',  by: ['clock'],             asks: 'none',   due: 'none', tells: ['receiver'], label: '已撤销',   past: '转账已撤销' },
  park:      { from: ['unknown', 'waiting', 'paying', 'cancelling'], to: 'parked', by: ['clock'], asks: 'reason', due: 'none', tells: ['approver'], label: '转人工', past: '转人工处理' },
  resume:    { from: ['parked'],              to: 'unknown',    by: ['approver'],          asks: 'reason', due: 'none', tells: [],           label: '继续查询', past: '核实后继续查询', tone: 'main' },
  renew:     { from: ['failed', 'cancelled'], to: 'same',       by: ['approver'],          asks: 'reason', due: 'none', tells: [],           label: '重新发起', past: '用新单号重新发起', when: ['neverRenewed'] },
} as const satisfies Record<string, Step<PayoutState, PayoutParty, PayoutCondition>>;

export type PayoutAction = keyof typeof PAYOUT_FLOW;
export type PayoutForm = (typeof PAYOUT_FLOW)[PayoutAction]['asks'];
export const PAYOUT_ACTIONS = Object.keys(PAYOUT_FLOW).filter(
  (key): key is PayoutAction => key in PAYOUT_FLOW,
);
export const payoutStep = (action: PayoutAction): Step<PayoutState, PayoutParty, PayoutCondition> =>
  PAYOUT_FLOW[action];
