import type { Step } from '../flow';

/** What a person may ask of us about their own data (个人信息保护法 arts. 45 to 47). */
export const REQUEST_KINDS = {
  copy: '复制我的信息',
  correct: '更正我的信息',
  erase: '删除我的信息',
} as const;
export type RequestKind = keyof typeof REQUEST_KINDS;

/** Somebody at a desk asked for it: the person is told, and has so many days to take it back. */
export const ERASURE_NOTICE_DAYS = 7;

export const REQUEST_STATES = {
  asked: { label: '待办理', open: true },
  announced: { label: `${ERASURE_NOTICE_DAYS} 天后删除，此前可撤回`, open: true },
  waiting: { label: '等上报的事办结', open: true },
  done: { label: '已办结', open: false },
  refused: { label: '未能办理', open: false },
  cancelled: { label: '已撤回', open: false },
} as const;
export type RequestState = keyof typeof REQUEST_STATES;

export const REQUEST_PARTIES = { person: '本人', clerk: '系统管理员' } as const;
export type RequestParty = keyof typeof REQUEST_PARTIES;

export const REQUEST_CONDITIONS = {
  byHand: '由系统自动办理',
  unfinished: '没有未办结的事',
  erasing: '不是删除申请',
  byItself: '要由工作人员办理',
} as const;
export type RequestCondition = keyof typeof REQUEST_CONDITIONS;

/** The law says “in time”; the district promises 15 working days. */
export const REQUEST_DUE = '15d';

// prettier-ignore
export const REQUEST_FLOW = {
  announce: { from: ['asked'],                         to: 'announced', by: ['clock'],  when: ['erasing'],    asks: 'none',  due: 'keep', tells: ['person'], label: '告知本人', past: '告知本人' },
  carryOut: { from: ['asked', 'announced', 'waiting'], to: 'done',      by: ['clock'],  when: ['byItself'],   asks: 'none',  due: 'none', tells: ['person'], label: '办理', past: '办结' },
  hold:     { from: ['asked', 'announced'],            to: 'waiting',   by: ['clock'],  when: ['unfinished'], asks: 'none',  due: 'keep', tells: ['person'], label: '等待', past: '等上报的事办结' },
  settle:   { from: ['asked'],                         to: 'done',      by: ['clerk'],  when: ['byHand'],     asks: 'words', due: 'none', tells: ['person'], label: '已更正', past: '更正', tone: 'main' },
  refuse:   { from: ['asked'],                         to: 'refused',   by: ['clerk'],  when: ['byHand'],     asks: 'words', due: 'none', tells: ['person'], label: '不能更正', past: '说明不能更正', tone: 'warn' },
  cancel:   { from: ['asked', 'announced', 'waiting'], to: 'cancelled', by: ['person'],                       asks: 'none',  due: 'none', tells: [],         label: '撤回', past: '撤回' },
} as const satisfies Record<string, Step<RequestState, RequestParty, RequestCondition>>;

export type RequestAction = keyof typeof REQUEST_FLOW;
export const REQUEST_ACTIONS = Object.keys(REQUEST_FLOW).filter(
  (key): key is RequestAction => key in REQUEST_FLOW,
);
export const requestStep = (action: RequestAction): Step<RequestState, RequestParty, RequestCondition> =>
  REQUEST_FLOW[action];
