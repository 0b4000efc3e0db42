import { CASE_CONDITIONS, CASE_FLOW, CASE_PARTIES, CASE_STATES } from './case/case.flow';
import type { Step } from './flow';
import {
  MODERATION_CONDITIONS,
  MODERATION_FLOW,
  MODERATION_PARTIES,
  MODERATION_STATES,
} from './moderation/moderation.flow';
import { PAYOUT_CONDITIONS, PAYOUT_FLOW, PAYOUT_PARTIES, PAYOUT_STATES } from './payout/payout.flow';
import { REDEMPTION_FLOW, REDEMPTION_PARTIES, REDEMPTION_STATES } from './points/redemption.flow';
import { NEWS_CONDITIONS, NEWS_FLOW, NEWS_PARTIES, NEWS_STATES } from './news/news.flow';
import { CONTACT_FLOW, CONTACT_PARTIES, CONTACT_STATES } from './party/contact.flow';
import { MEETING_CONDITIONS, MEETING_FLOW, MEETING_PARTIES, MEETING_STATES } from './party/meeting.flow';
import {
  MEMBERSHIP_TRANSFER_CONDITIONS,
  MEMBERSHIP_TRANSFER_FLOW,
  MEMBERSHIP_TRANSFER_PARTIES,
  MEMBERSHIP_TRANSFER_STATES,
} from './party/membership-transfer.flow';
import { REGISTRATION_FLOW, REGISTRATION_PARTIES, REGISTRATION_STATES } from './staff/registration.flow';
import {
  ACTIVITY_CONDITIONS,
  ACTIVITY_FLOW,
  ACTIVITY_PARTIES,
  ACTIVITY_STATES,
} from './volunteer/activity.flow';
import { CLAIM_CONDITIONS, CLAIM_FLOW, CLAIM_PARTIES, CLAIM_STATES } from './volunteer/claim.flow';
import { ORDER_CONDITIONS, ORDER_FLOW, ORDER_PARTIES, ORDER_STATES } from './volunteer/order.flow';

/** A flow table with the words for what it names. */
interface Told {
  readonly title: string;
  readonly begins: string;
  readonly states: Readonly<Record<string, { readonly label: string; readonly open?: boolean }>>;
  readonly parties: Readonly<Record<string, string>>;
  /** Each in words, after a mark that says when it holds. */
  readonly conditions: Readonly<Record<string, string>>;
  readonly flow: Readonly<Record<string, Step<string, string, string>>>;
}

/** Every flow table of the product. */
const FLOWS: readonly Told[] = [
  {
    title: '案件',
    begins: 'reported',
    states: CASE_STATES,
    parties: CASE_PARTIES,
    conditions: CASE_CONDITIONS,
    flow: CASE_FLOW,
  },
  {
    title: '双报到',
    begins: 'requested',
    states: REGISTRATION_STATES,
    parties: REGISTRATION_PARTIES,
    conditions: {},
    flow: REGISTRATION_FLOW,
  },
  {
    title: '双联系',
    begins: 'proposed',
    states: CONTACT_STATES,
    parties: CONTACT_PARTIES,
    conditions: {},
    flow: CONTACT_FLOW,
  },
  {
    title: '三会一课',
    begins: 'planned',
    states: MEETING_STATES,
    parties: MEETING_PARTIES,
    conditions: MEETING_CONDITIONS,
    flow: MEETING_FLOW,
  },
  {
    title: '组织关系转接',
    begins: 'requested',
    states: MEMBERSHIP_TRANSFER_STATES,
    parties: MEMBERSHIP_TRANSFER_PARTIES,
    conditions: MEMBERSHIP_TRANSFER_CONDITIONS,
    flow: MEMBERSHIP_TRANSFER_FLOW,
  },
  {
    title: '内容审核',
    begins: 'waiting',
    states: MODERATION_STATES,
    parties: MODERATION_PARTIES,
    conditions: MODERATION_CONDITIONS,
    flow: MODERATION_FLOW,
  },
  {
    title: '新闻',
    begins: 'draft',
    states: NEWS_STATES,
    parties: NEWS_PARTIES,
    conditions: NEWS_CONDITIONS,
    flow: NEWS_FLOW,
  },
  {
    title: '积分兑换',
    begins: 'redeemed',
    states: REDEMPTION_STATES,
    parties: REDEMPTION_PARTIES,
    conditions: {},
    flow: REDEMPTION_FLOW,
  },
  {
    title: '奖励兑付',
    begins: 'proposed',
    states: PAYOUT_STATES,
    parties: PAYOUT_PARTIES,
    conditions: PAYOUT_CONDITIONS,
    flow: PAYOUT_FLOW,
  },
  {
    title: '志愿服务：点单',
    begins: 'ordered',
    states: ORDER_STATES,
    parties: ORDER_PARTIES,
    conditions: ORDER_CONDITIONS,
    flow: ORDER_FLOW,
  },
  {
    title: '志愿服务：活动',
    begins: 'draft',
    states: ACTIVITY_STATES,
    parties: ACTIVITY_PARTIES,
    conditions: ACTIVITY_CONDITIONS,
    flow: ACTIVITY_FLOW,
  },
  {
    title: '志愿服务：认领',
    begins: 'claimed',
    states: CLAIM_STATES,
    parties: CLAIM_PARTIES,
    conditions: CLAIM_CONDITIONS,
    flow: CLAIM_FLOW,
  },
];

const DUE_WORDS: Record<string, string> = {
  category: '类别时限',
  asked: '所批天数',
  rest: '剩余时间',
  keep: '不变',
  none: '无',
};

/** A time limit in words: `2h` → 2 工作小时. */
function dueWords(due: string): string {
  const units: Record<string, string> = { m: '工作分钟', h: '工作小时', d: '工作日', H: '小时' };
  return DUE_WORDS[due] ?? `${due.slice(0, -1)} ${units[due.slice(-1)] ?? ''}`;
}

/** docs/flows.md: a diagram and a table of each flow, from the flow itself. */
export function flowsDocument(): string {
  return [
    '# 流程',
    '',
    '由流程表生成（`node config/flows-doc.mjs`），请勿手改。',
    '',
    ...FLOWS.flatMap(section),
  ].join('\n');
}

function section(told: Told): string[] {
  const { title, begins, states, flow } = told;
  const moves = Object.values(flow).flatMap(({ from, to, label }) =>
    to === 'same' ? [] : from.map((state) => `    ${state} --> ${to}: ${label}`),
  );
  const names = Object.entries(states).map(([state, { label }]) => `    ${state}: ${label}`);
  return [
    `## ${title}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    `    [*] --> ${begins}`,
    ...names,
    ...moves,
    '```',
    '',
    '| 动作 | 从 | 到 | 谁 | 时限 | 告诉 | 不成立时 |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...Object.values(flow).map((step) => row(step, told)),
    '',
  ];
}

function row(step: Step<string, string, string>, { states, parties, conditions }: Told): string {
  const { from, to, by, when = [], due, tells, label } = step;
  const stateName = (state: string) => states[state]?.label ?? state;
  const isWheneverOpen = from.length > 6 && from.every((state) => states[state]?.open !== false);
  const partyName = (party: string) => (party === 'clock' ? '时钟' : (parties[party] ?? party));
  const cells = [
    label,
    isWheneverOpen ? '未办结时' : from.map(stateName).join('、'),
    to === 'same' ? '不变' : stateName(to),
    by.map(partyName).join('、'),
    dueWords(due),
    tells.map(partyName).join('、'),
    when.map((each) => (conditions[each] ?? each).slice(1)).join('；'),
  ];
  return `| ${cells.join(' | ')} |`;
}
