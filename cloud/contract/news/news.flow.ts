import type { Post } from '../identity/identity.api';
import type { UnitKind } from '../org/org.api';
import type { Step } from '../flow';

/** 新闻动态: an article, from the first draft to the day it is taken back. */
export const NEWS_STATES = {
  draft: { label: '草稿', open: true },
  scheduled: { label: '待定时发布', open: true },
  published: { label: '已发布', open: true },
  withdrawn: { label: '已撤回', open: true },
} as const satisfies Record<string, { label: string; open: boolean }>;
export type NewsState = keyof typeof NEWS_STATES;

/** Who writes for a unit and all below it, and who answers for what is published. */
export const NEWS_PARTIES = { editor: '编辑', publisher: '签发人' } as const;
export type NewsParty = keyof typeof NEWS_PARTIES;
export const EDITOR_POSTS = ['intake', 'leader'] as const satisfies readonly Post[];
export const PUBLISHER_POSTS = ['leader'] as const satisfies readonly Post[];
/** Whose news there is; the posts at the district’s centre write for the district. */
export const NEWS_SEATS = ['district', 'street', 'community'] as const satisfies readonly UnitKind[];

export const NEWS_CONDITIONS = {
  written: '：正文还是空的，请先写好正文',
  low: '：已经置顶',
  room: '：最多置顶 5 篇，请先取消一篇',
  topped: '：没有置顶',
} as const;
export type NewsCondition = keyof typeof NEWS_CONDITIONS;
export const MOST_TOPPED = 5;

// prettier-ignore
export const NEWS_FLOW = {
  // What a leader has signed is what comes out: a change in between goes back to the draft.
  revise:     { from: ['draft', 'scheduled', 'withdrawn'], to: 'draft',     by: ['editor'],             asks: 'article',  due: 'none', tells: [], label: '保存',       past: '修改' },
  correct:    { from: ['published'],                       to: 'same',      by: ['publisher'],          asks: 'article',  due: 'keep', tells: [], label: '保存更正',   past: '更正' },
  publish:    { from: ['draft', 'scheduled', 'withdrawn'], to: 'published', by: ['publisher', 'clock'], asks: 'none',     due: 'none', tells: [], label: '立即发布',   past: '发布', tone: 'main', when: ['written'] },
  schedule:   { from: ['draft', 'withdrawn'],              to: 'scheduled', by: ['publisher'],          asks: 'schedule', due: 'asked', tells: [], label: '定时发布',  past: '定时发布', when: ['written'] },
  unschedule: { from: ['scheduled'],                       to: 'draft',     by: ['editor'],             asks: 'none',     due: 'none', tells: [], label: '取消定时',   past: '取消定时发布' },
  top:        { from: ['published'],                       to: 'same',      by: ['publisher'],          asks: 'none',     due: 'keep', tells: [], label: '置顶',       past: '置顶', when: ['low', 'room'] },
  untop:      { from: ['published'],                       to: 'same',      by: ['publisher'],          asks: 'none',     due: 'keep', tells: [], label: '取消置顶',   past: '取消置顶', when: ['topped'] },
  push:       { from: ['published'],                       to: 'same',      by: ['publisher'],          asks: 'readers',  due: 'keep', tells: [], label: '推送到消息', past: '推送到消息' },
  withdraw:   { from: ['published'],                       to: 'withdrawn', by: ['publisher'],          asks: 'reason',   due: 'none', tells: [], label: '撤回',       past: '撤回', tone: 'warn' },
} as const satisfies Record<string, Step<NewsState, NewsParty, NewsCondition>>;

export type NewsAction = keyof typeof NEWS_FLOW;
export type NewsForm = (typeof NEWS_FLOW)[NewsAction]['asks'];
export const NEWS_ACTIONS = Object.keys(NEWS_FLOW).filter((key): key is NewsAction => key in NEWS_FLOW);
export const newsStep = (action: NewsAction): Step<NewsState, NewsParty, NewsCondition> => NEWS_FLOW[action];

/** 栏目 */
export const NEWS_COLUMNS = {
  party: '党建动态',
  community: '社区新闻',
  volunteer: '志愿风采',
  notice: '通知公告',
  study: '学习园地',
  policy: '惠企政策',
} as const;
export type NewsColumn = keyof typeof NEWS_COLUMNS;

/** What a policy is about: the enterprise program lists policies by these. */
export const POLICY_TAGS = {
  tax: '税费减免',
  finance: '融资支持',
  jobs: '用工稳岗',
  talent: '人才引进',
  innovation: '科技创新',
  subsidy: '补贴奖励',
  premises: '场地租金',
  licence: '证照办理',
} as const;
export type PolicyTag = keyof typeof POLICY_TAGS;

/** Into whose inbox an article may be pushed, within its own unit. */
export const NEWS_READERS = { volunteers: '志愿者', partyMembers: '党员' } as const;
export type NewsReaders = keyof typeof NEWS_READERS;
