import type { Step } from '../flow';
import type { Post } from '../identity/identity.api';

/** What stands between an upload, or a report's words, and everybody else's eyes. */
export const MODERATION_STATES = {
  waiting: { label: '待检测' },
  held: { label: '待人工审核' },
  passed: { label: '已通过' },
  blocked: { label: '已屏蔽' },
} as const;
export type ModerationState = keyof typeof MODERATION_STATES;

export const MODERATION_PARTIES = { platform: '微信内容检测', moderator: '审核人' } as const;
export type ModerationParty = keyof typeof MODERATION_PARTIES;

/** Who judges: at the district’s centre, whoever receives reports, and who is in charge of the shift. */
export const MODERATOR_POSTS = ['intake', 'shiftLeader'] as const satisfies readonly Post[];

export const MODERATION_CONDITIONS = {
  unjudged: '：平台已给出结论',
  notOwn: '：不能审核自己上传的内容',
} as const;
export type ModerationCondition = keyof typeof MODERATION_CONDITIONS;

// prettier-ignore
export const MODERATION_FLOW = {
  clear: { from: ['waiting', 'held'], to: 'passed',  by: ['platform', 'clock'], when: ['unjudged'], asks: 'none',   due: 'none', tells: [], label: '检测通过', past: '检测通过' },
  hold:  { from: ['waiting', 'held'], to: 'held',    by: ['platform', 'clock'], when: ['unjudged'], asks: 'none',   due: 'none', tells: [], label: '转人工',   past: '转人工审核' },
  pass:  { from: ['held', 'blocked'], to: 'passed',  by: ['moderator'],         when: ['notOwn'],   asks: 'reason', due: 'none', tells: [], label: '通过',     past: '审核通过', tone: 'main' },
  block: { from: ['held', 'passed'],  to: 'blocked', by: ['moderator'],         when: ['notOwn'],   asks: 'reason', due: 'none', tells: [], label: '屏蔽',     past: '屏蔽', tone: 'warn' },
} as const satisfies Record<string, Step<ModerationState, ModerationParty, ModerationCondition>>;

export type ModerationAction = keyof typeof MODERATION_FLOW;
export const moderationStep = (
  action: ModerationAction,
): Step<ModerationState, ModerationParty, ModerationCondition> => MODERATION_FLOW[action];

/** What a moderator may do; the rest happens by itself. */
export const MODERATOR_ACTIONS = ['pass', 'block'] as const satisfies readonly ModerationAction[];
export type ModeratorAction = (typeof MODERATOR_ACTIONS)[number];

/** Why something waits for a human. */
export const HOLD_REASONS = {
  risky: '平台判为违规',
  review: '平台判为疑似违规',
  unanswered: '平台 30 分钟没有给出结论',
  unread: '平台没有取到照片',
  unchecked: '上传人近期不在微信里，平台没有检测',
  video: '视频由人工审核',
} as const;
export type HoldReason = keyof typeof HOLD_REASONS;

/** The platform's labels of what it found. */
export const RISK_LABELS: Readonly<Record<number, string>> = {
  10001: '广告',
  20001: '时政',
  20002: '色情',
  20003: '辱骂',
  20006: '违法犯罪',
  20008: '欺诈',
  20012: '低俗',
  20013: '版权',
  21000: '其他',
};

/** What others read or see in the place of what they may not: calm, and without a word of why. */
export const PLACEHOLDERS = {
  checkingMedia: '正在审核',
  blockedMedia: '未通过审核，不予显示',
  checkingWords: '（文字正在审核）',
  blockedWords: '（文字未通过审核，不予显示）',
} as const;
