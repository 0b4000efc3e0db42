import type { Step } from '../flow';

/** 党员接单: one person's part in one activity. A miss is a record like any other: with a reason, an appeal and an answer. */
export const CLAIM_STATES = {
  waiting: { label: '候补', open: true },
  claimed: { label: '已认领', open: true },
  present: { label: '服务中', open: true },
  left: { label: '已签退', open: true },
  served: { label: '已完成', open: false },
  withdrawn: { label: '已退出', open: false },
  missed: { label: '爽约', open: false },
  appealed: { label: '申诉中', open: true },
  excused: { label: '已谅解', open: false },
  dropped: { label: '活动取消', open: false },
} as const satisfies Record<string, { label: string; open: boolean }>;
export type ClaimState = keyof typeof CLAIM_STATES;

export const CLAIM_PARTIES = { volunteer: '志愿者', organiser: '组织者', orderer: '点单人' } as const;
export type ClaimParty = keyof typeof CLAIM_PARTIES;

/**
 * Hours before the start after which leaving counts as a late drop-out, for whoever had promised before them, and knew
 * the time and the place.
 */
export const LATE_HOURS = 12;
/** Misses within so many days that keep someone from claiming more. */
export const MISSES_AT_MOST = 3;
export const MISSES_WITHIN_DAYS = 90;
export const CHECK_INS_A_DAY = 3;

export const CLAIM_CONDITIONS = {
  inTime: `：离开始不到 ${LATE_HOURS} 小时，请用“临时退出”并说明原因`,
  late: `：离开始还有 ${LATE_HOURS} 小时以上，请直接退出`,
  begun: '：活动还没有开始，或没有开始就取消了',
  offline: '：没有待核实的离线签到',
  firstAppeal: '：只能申诉一次',
  notYetRated: '：已经评价过',
  notYetComplained: '：已经投诉过，志愿者的答复在经过里',
  complained: '：没有人投诉',
} as const;
export type ClaimCondition = keyof typeof CLAIM_CONDITIONS;

// prettier-ignore
export const CLAIM_FLOW = {
  promote:  { from: ['waiting'],                                    to: 'claimed',   by: ['clock'],     asks: 'none',       due: 'none', tells: ['volunteer'], label: '候补转正', past: '有人退出，候补转正' },
  withdraw: { from: ['waiting', 'claimed'],                         to: 'withdrawn', by: ['volunteer'], asks: 'words',      due: 'none', tells: [],            label: '退出',     past: '退出', when: ['inTime'] },
  dropLate: { from: ['claimed'],                                    to: 'missed',    by: ['volunteer'], asks: 'reason',     due: 'none', tells: ['organiser'], label: '临时退出', past: '临时退出', tone: 'warn', when: ['late'] },
  checkIn:  { from: ['claimed', 'left'],                            to: 'present',   by: ['volunteer'], asks: 'check',      due: 'none', tells: [],            label: '签到',     past: '签到', tone: 'main' },
  checkOut: { from: ['present'],                                    to: 'left',      by: ['volunteer'], asks: 'check',      due: 'none', tells: [],            label: '签退',     past: '签退', tone: 'main' },
  prove:    { from: ['present', 'left'],                            to: 'same',      by: ['organiser'], asks: 'words',      due: 'none', tells: ['volunteer'], label: '认可离线签到', past: '认可离线签到', tone: 'main', when: ['offline'] },
  disprove: { from: ['present', 'left'],                            to: 'same',      by: ['organiser'], asks: 'reason',     due: 'none', tells: ['volunteer'], label: '不认可离线签到', past: '不认可离线签到', tone: 'warn', when: ['offline'] },
  correct:  { from: ['claimed', 'present', 'left', 'missed', 'appealed', 'excused', 'dropped'], to: 'left', by: ['organiser'], asks: 'correction', due: 'none', tells: ['volunteer'], label: '补录签到', past: '补录签到签退', when: ['begun'] },
  serve:    { from: ['present', 'left'],                            to: 'served',    by: ['clock'],     asks: 'none',       due: 'none', tells: ['volunteer'], label: '服务完成', past: '服务完成' },
  miss:     { from: ['claimed', 'present', 'left'],                 to: 'missed',    by: ['clock'],     asks: 'none',       due: 'none', tells: ['volunteer'], label: '未到场',   past: '认领后没有到场' },
  spare:    { from: ['claimed'],                                    to: 'excused',   by: ['clock'],     asks: 'none',       due: 'none', tells: ['volunteer'], label: '没有到场，不计爽约', past: '临近开始才转正或改了安排，没有到场不计爽约' },
  lapse:    { from: ['waiting'],                                    to: 'withdrawn', by: ['clock'],     asks: 'none',       due: 'none', tells: ['volunteer'], label: '候补未成', past: '名额未空出，候补结束' },
  drop:     { from: ['waiting', 'claimed', 'present', 'left'],      to: 'dropped',   by: ['clock'],     asks: 'words',      due: 'none', tells: ['volunteer'], label: '活动取消', past: '活动取消' },
  acquit:   { from: ['missed', 'appealed'],                         to: 'excused',   by: ['clock'],     asks: 'none',       due: 'none', tells: ['volunteer'], label: '活动取消不计', past: '活动取消，不计爽约' },
  appeal:   { from: ['missed'],                                     to: 'appealed',  by: ['volunteer'], asks: 'reason',     due: 'none', tells: ['organiser'], label: '申诉',     past: '申诉', when: ['firstAppeal'] },
  excuse:   { from: ['missed', 'appealed'],                         to: 'excused',   by: ['organiser'], asks: 'reason',     due: 'none', tells: ['volunteer'], label: '谅解',     past: '谅解，不计爽约', tone: 'main' },
  uphold:   { from: ['appealed'],                                   to: 'missed',    by: ['organiser'], asks: 'reason',     due: 'none', tells: ['volunteer'], label: '维持记录', past: '复核后维持爽约记录', tone: 'warn' },
  restate:  { from: ['served'],                                     to: 'same',      by: ['organiser'], asks: 'correction', due: 'none', tells: ['volunteer'], label: '更正时长', past: '更正服务时长' },
  rate:     { from: ['served'],                                     to: 'same',      by: ['organiser'], asks: 'rating',     due: 'none', tells: ['volunteer'], label: '评价志愿者', past: '评价志愿者', when: ['notYetRated'] },
  complain: { from: ['served'],                                     to: 'same',      by: ['orderer'],   asks: 'reason',     due: 'none', tells: ['organiser', 'volunteer'], label: '投诉', past: '投诉', tone: 'warn', when: ['notYetComplained'] },
  reply:    { from: ['served'],                                     to: 'same',      by: ['volunteer'], asks: 'reason',     due: 'none', tells: ['organiser'], label: '答复投诉', past: '答复投诉', when: ['complained'] },
} as const satisfies Record<string, Step<ClaimState, ClaimParty, ClaimCondition>>;

export type ClaimAction = keyof typeof CLAIM_FLOW;
export type ClaimForm = (typeof CLAIM_FLOW)[ClaimAction]['asks'];
export const CLAIM_ACTIONS = Object.keys(CLAIM_FLOW).filter((key): key is ClaimAction => key in CLAIM_FLOW);
export const claimStep = (action: ClaimAction): Step<ClaimState, ClaimParty, ClaimCondition> =>
  CLAIM_FLOW[action];
