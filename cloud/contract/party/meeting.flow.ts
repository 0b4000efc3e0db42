import type { PartyRank } from '../org/org.api';
import type { Step } from '../flow';

/** 三会一课与主题党日: a meeting of a Party organisation, from the plan to the record. */
export const MEETING_STATES = {
  planned: { label: '待召开', open: true },
  held: { label: '待记录', open: true },
  recorded: { label: '已记录', open: false },
  cancelled: { label: '已取消', open: false },
} as const satisfies Record<string, { label: string; open: boolean }>;
export type MeetingState = keyof typeof MEETING_STATES;

export const MEETING_PARTIES = { organiser: '召集人', called: '应到党员' } as const;
export type MeetingParty = keyof typeof MEETING_PARTIES;

export const MEETING_CONDITIONS = {
  upcoming: '：会议已经开始，请联系召集人',
  begun: '：还没有到开会时间',
  undecided: '：您已答复参加',
} as const;
export type MeetingCondition = keyof typeof MEETING_CONDITIONS;

// prettier-ignore
export const MEETING_FLOW = {
  join:       { from: ['planned'],  to: 'same',      by: ['called'],    asks: 'none',    due: 'keep', tells: [],            label: '参加',     past: '答复参加', tone: 'main', when: ['upcoming', 'undecided'] },
  excuse:     { from: ['planned'],  to: 'same',      by: ['called'],    asks: 'reason',  due: 'keep', tells: ['organiser'], label: '请假',     past: '请假', when: ['upcoming'] },
  amend:      { from: ['planned'],  to: 'same',      by: ['organiser'], asks: 'plan',    due: 'keep', tells: ['called'],    label: '改安排',   past: '改了安排' },
  hold:       { from: ['planned'],  to: 'held',      by: ['organiser'], asks: 'roll',    due: 'none', tells: [],            label: '点名',     past: '召开并点名', tone: 'main', when: ['begun'] },
  callAgain:  { from: ['held'],     to: 'same',      by: ['organiser'], asks: 'roll',    due: 'keep', tells: [],            label: '更正点名', past: '更正点名' },
  record:     { from: ['held'],     to: 'recorded',  by: ['organiser'], asks: 'minutes', due: 'none', tells: [],            label: '写记录',   past: '写了记录', tone: 'main' },
  supplement: { from: ['recorded'], to: 'same',      by: ['organiser'], asks: 'minutes', due: 'keep', tells: [],            label: '补正记录', past: '补正记录' },
  cancel:     { from: ['planned'],  to: 'cancelled', by: ['organiser'], asks: 'reason',  due: 'none', tells: ['called'],    label: '取消会议', past: '取消会议', tone: 'warn' },
} as const satisfies Record<string, Step<MeetingState, MeetingParty, MeetingCondition>>;

export type MeetingAction = keyof typeof MEETING_FLOW;
export type MeetingForm = (typeof MEETING_FLOW)[MeetingAction]['asks'];
export const MEETING_ACTIONS = Object.keys(MEETING_FLOW).filter(
  (key): key is MeetingAction => key in MEETING_FLOW,
);
export const meetingStep = (action: MeetingAction): Step<MeetingState, MeetingParty, MeetingCondition> =>
  MEETING_FLOW[action];

/** What a member's part in a meeting is. */
export const ATTENDANCES = {
  asked: '未答复',
  coming: '参加',
  excused: '请假',
  present: '到会',
  absent: '缺席',
} as const;
export type Attendance = keyof typeof ATTENDANCES;

interface MeetingKindRule {
  readonly label: string;
  /** Organisations that hold it. */
  readonly ranks: readonly PartyRank[];
  /** All below, or those with a duty in the organisation's committee. */
  readonly calls: 'members' | 'committee';
  /** How often a branch or group owes one: 《中国共产党支部工作条例（试行）》第 11 至 16 条. */
  readonly every?: { readonly period: MeetingPeriod; readonly rank: PartyRank };
  /** A branch with fewer full members has no committee (第 12 条). */
  readonly fewest?: number;
}
export const MEETING_PERIODS = { month: '每月', quarter: '每季度' } as const;
export type MeetingPeriod = keyof typeof MEETING_PERIODS;

// prettier-ignore
export const MEETING_KINDS = {
  assembly:  { label: '党员大会',   ranks: ['branch', 'generalBranch'],                       calls: 'members',   every: { period: 'quarter', rank: 'branch' } },
  committee: { label: '支部委员会', ranks: ['branch', 'generalBranch', 'committee'],          calls: 'committee', every: { period: 'month', rank: 'branch' }, fewest: 7 },
  group:     { label: '党小组会',   ranks: ['group'],                                         calls: 'members',   every: { period: 'month', rank: 'group' } },
  lecture:   { label: '党课',       ranks: ['committee', 'generalBranch', 'branch', 'group'], calls: 'members',   every: { period: 'quarter', rank: 'branch' } },
  themeDay:  { label: '主题党日',   ranks: ['committee', 'generalBranch', 'branch', 'group'], calls: 'members',   every: { period: 'month', rank: 'branch' } },
} as const satisfies Record<string, MeetingKindRule>;
export type MeetingKind = keyof typeof MEETING_KINDS;
export const meetingRule = (kind: MeetingKind): MeetingKindRule => MEETING_KINDS[kind];
export const MEETING_KIND_NAMES = Object.keys(MEETING_KINDS).filter(
  (key): key is MeetingKind => key in MEETING_KINDS,
);

/** What a member does in the organisation. */
export const PARTY_DUTIES = {
  secretary: '书记',
  deputy: '副书记',
  organiser: '组织委员',
  publicity: '宣传委员',
  discipline: '纪检委员',
  groupLeader: '党小组组长',
} as const;
export type PartyDuty = keyof typeof PARTY_DUTIES;
/** Those who speak for the organisation. */
export const LEADING_DUTIES = ['secretary', 'deputy', 'groupLeader'] as const satisfies readonly PartyDuty[];
