import type { Step } from '../flow';

/** 百姓点单: what becomes of one wish for help, from the resident's words to their thanks. */
export const ORDER_STATES = {
  ordered: { label: '待受理', plain: '已点单，等社区受理', open: true },
  accepted: { label: '待派单', plain: '社区已受理，正在安排志愿者', open: true },
  declined: { label: '未予安排', plain: '社区没有安排，原因见经过', open: false },
  arranged: { label: '已派单', plain: '已编入志愿活动，请等志愿者联系', open: true },
  served: { label: '待确认', plain: '服务已完成，请您确认并评价', open: true },
  confirmed: { label: '已评价', plain: '您已确认', open: false },
  unrated: { label: '未评价', plain: '服务已完成，没有评价', open: false },
  withdrawn: { label: '已撤单', plain: '您已撤单', open: false },
} as const satisfies Record<string, { label: string; plain: string; open: boolean }>;
export type OrderState = keyof typeof ORDER_STATES;

/** Who someone is to this very order. */
export const ORDER_PARTIES = { orderer: '点单人', desk: '社区' } as const;
export type OrderParty = keyof typeof ORDER_PARTIES;

export const ORDER_CONDITIONS = { unshared: '：已经转达过' } as const;
export type OrderCondition = keyof typeof ORDER_CONDITIONS;

// prettier-ignore
export const ORDER_FLOW = {
  accept:       { from: ['ordered'],                         to: 'accepted',  by: ['desk'],          asks: 'words',   due: '3d',   tells: ['orderer'], label: '受理',       past: '受理', tone: 'main' },
  decline:      { from: ['ordered', 'accepted'],             to: 'declined',  by: ['desk'],          asks: 'reason',  due: 'none', tells: ['orderer'], label: '不予安排',   past: '不予安排', tone: 'warn' },
  arrange:      { from: ['ordered', 'accepted'],             to: 'arranged',  by: ['desk'],          asks: 'arrange', due: 'none', tells: ['orderer'], label: '派单',       past: '派单，编入志愿活动', tone: 'main' },
  release:      { from: ['arranged'],                        to: 'accepted',  by: ['desk', 'clock'], asks: 'reason',  due: '3d',   tells: ['orderer'], label: '移出活动',   past: '移出活动，重新安排' },
  serve:        { from: ['arranged'],                        to: 'served',    by: ['clock'],         asks: 'none',    due: '168H', tells: ['orderer'], label: '服务完成',   past: '服务完成' },
  confirm:      { from: ['served', 'unrated'],               to: 'confirmed', by: ['orderer'],       asks: 'rating',  due: 'none', tells: ['desk'],    label: '确认并评价', past: '确认并评价', tone: 'main' },
  reject:       { from: ['served'],                          to: 'accepted',  by: ['orderer'],       asks: 'reason',  due: '1d',   tells: ['desk'],    label: '没有办成',   past: '说没有办成，请社区重新安排', tone: 'warn' },
  leaveUnrated: { from: ['served'],                          to: 'unrated',   by: ['clock'],         asks: 'none',    due: 'none', tells: [],          label: '逾期未评',   past: '七天没有评价' },
  supplement:   { from: ['ordered', 'accepted', 'arranged'], to: 'same',      by: ['orderer'],       asks: 'remark',  due: 'keep', tells: ['desk'],    label: '补充情况',   past: '补充情况' },
  withdraw:     { from: ['ordered', 'accepted'],             to: 'withdrawn', by: ['orderer'],       asks: 'reason',  due: 'none', tells: ['desk'],    label: '撤单',       past: '撤单', tone: 'warn' },
  share:        { from: ['confirmed'],                       to: 'same',      by: ['desk'],          asks: 'none',    due: 'keep', tells: [],          label: '转达感谢',   past: '把感谢转达给志愿者', tone: 'main', when: ['unshared'] },
} as const satisfies Record<string, Step<OrderState, OrderParty, OrderCondition>>;

export type OrderAction = keyof typeof ORDER_FLOW;
export type OrderForm = (typeof ORDER_FLOW)[OrderAction]['asks'];
export const ORDER_ACTIONS = Object.keys(ORDER_FLOW).filter((key): key is OrderAction => key in ORDER_FLOW);
export const orderStep = (action: OrderAction): Step<OrderState, OrderParty, OrderCondition> =>
  ORDER_FLOW[action];

/** What may be ordered. */
export const HELP_KINDS = {
  company: '探访陪伴',
  errand: '代购代办',
  repair: '维修安装',
  cleaning: '打扫整理',
  care: '照护帮扶',
  health: '义诊咨询',
  tutoring: '学习辅导',
  digital: '手机教学',
  law: '法律咨询',
  mediation: '邻里调解',
  environment: '环境整治',
  culture: '文体活动',
  other: '其他',
} as const;
export type HelpKind = keyof typeof HELP_KINDS;
