import type { Post } from '../identity/identity.api';
import type { Step } from '../flow';

/** 社区派单: a volunteer activity, from the plan to hours that count. */
export const ACTIVITY_STATES = {
  draft: { label: '筹备中', open: true },
  recruiting: { label: '招募中', open: true },
  underway: { label: '进行中', open: true },
  closing: { label: '待核实', open: true },
  finished: { label: '已结束', open: false },
  cancelled: { label: '已取消', open: false },
} as const satisfies Record<string, { label: string; open: boolean }>;
export type ActivityState = keyof typeof ACTIVITY_STATES;

export const ACTIVITY_PARTIES = {
  organiser: '组织者',
  claimer: '已认领的志愿者',
  orderer: '点单人',
  invited: '受邀的志愿者',
} as const;
export type ActivityParty = keyof typeof ACTIVITY_PARTIES;

export const ACTIVITY_CONDITIONS = {
  ahead: '：开始时间已过，请先改时间',
  near: '：最早在开始前 2 小时',
  started: '：还没有到开始时间，不办了请用“取消活动”',
  proved: '：还有离线签到没有核实',
} as const;
export type ActivityCondition = keyof typeof ACTIVITY_CONDITIONS;

// prettier-ignore
export const ACTIVITY_FLOW = {
  amend:   { from: ['draft', 'recruiting'],             to: 'same',       by: ['organiser'],          asks: 'plan',    due: 'keep', tells: ['claimer'],            label: '修改',     past: '修改安排' },
  publish: { from: ['draft'],                           to: 'recruiting', by: ['organiser', 'clock'], asks: 'none',    due: 'none', tells: ['invited', 'orderer'], label: '发布招募', past: '发布招募', tone: 'main', when: ['ahead'] },
  begin:   { from: ['recruiting'],                      to: 'underway',   by: ['organiser', 'clock'], asks: 'none',    due: 'none', tells: [],                     label: '开始',     past: '活动开始', tone: 'main', when: ['near'] },
  end:     { from: ['underway'],                        to: 'closing',    by: ['organiser', 'clock'], asks: 'none',    due: '24H',  tells: [],                     label: '结束',     past: '活动结束，核实签到', tone: 'main', when: ['started'] },
  settle:  { from: ['closing'],                         to: 'finished',   by: ['organiser', 'clock'], asks: 'none',    due: 'none', tells: [],                     label: '核实完毕', past: '核实完毕，记入服务记录', tone: 'main', when: ['proved'] },
  report:  { from: ['underway', 'closing', 'finished'], to: 'same',       by: ['organiser'],          asks: 'remark',  due: 'keep', tells: ['orderer'],            label: '写小结',   past: '写了小结' },
  cancel:  { from: ['draft', 'recruiting', 'underway'], to: 'cancelled',  by: ['organiser'],          asks: 'reason',  due: 'none', tells: [],                     label: '取消活动', past: '取消活动', tone: 'warn' },
} as const satisfies Record<string, Step<ActivityState, ActivityParty, ActivityCondition>>;

export type ActivityAction = keyof typeof ACTIVITY_FLOW;
export type ActivityForm = (typeof ACTIVITY_FLOW)[ActivityAction]['asks'];
export const ACTIVITY_ACTIONS = Object.keys(ACTIVITY_FLOW).filter(
  (key): key is ActivityAction => key in ACTIVITY_FLOW,
);
export const activityStep = (action: ActivityAction): Step<ActivityState, ActivityParty, ActivityCondition> =>
  ACTIVITY_FLOW[action];

/** Whoever holds one of these in a community looks after volunteering there. */
export const VOLUNTEER_DESK_POSTS = ['leader', 'dispatcher', 'intake'] as const satisfies readonly Post[];

/** What a volunteer can do, and an activity may ask for. */
export const SKILLS = {
  medical: '医疗护理',
  law: '法律',
  counselling: '心理疏导',
  teaching: '教学辅导',
  repair: '水电维修',
  digital: '手机电脑',
  care: '照护',
  driving: '驾驶',
  arts: '文体艺术',
  signing: '手语',
  firstAid: '急救',
  mediation: '调解',
} as const;
export type Skill = keyof typeof SKILLS;

/** Who may claim. */
export const AUDIENCES = {
  everyone: '全体志愿者',
  affiliated: '本社区居民与在本社区报到的',
  partyMembers: '党员',
} as const;
export type Audience = keyof typeof AUDIENCES;
