import type { OpenStory } from './town-stories-model';
import {
  accept,
  answer,
  AT_WORK,
  dispatch,
  file,
  passWithPhoto,
  rate,
  SENT,
  SOLVED,
  WRONG_WAY,
} from './town-stories-parts';

const ESCALATED = [file, { after: '30%', who: 'dispatcher', does: 'escalate' }] as const;
const THRICE = [file, ...WRONG_WAY, ...WRONG_WAY, ...WRONG_WAY] as const;

/** What stands open today at the desks of those the landing page offers to sign in as: so many, however small the town. */
const AT_THEIR_DESKS: readonly OpenStory[] = [
  // 路灯管理所
  { name: '路灯：待接收', times: 4, category: '100118', steps: SENT },
  { name: '路灯：待接收，快到时限', times: 1, category: '100118', lamp: 'yellow', steps: SENT },
  { name: '路灯：处置中', times: 4, category: '100118', steps: AT_WORK },
  { name: '路灯：处置中，快到时限', times: 1, category: '100118', lamp: 'yellow', steps: AT_WORK },
  {
    name: '路灯：已超时，督办',
    times: 1,
    category: '100118',
    lamp: 'red',
    steps: [...AT_WORK, { after: '60%', who: 'leader', does: 'supervise', days: 2 }],
  },
  { name: '景观灯：处置中', times: 1, category: '100120', steps: AT_WORK },
  // 网格员的网格
  {
    name: '网格：等着核实',
    times: 3,
    where: 'demoGrid',
    steps: [{ after: '30%', who: 'intake', does: 'askVerify' }],
  },
  { name: '网格：等着核查', times: 6, where: 'demoGrid', steps: [...AT_WORK, answer()] },
  {
    name: '网格：等着核查，快到时限',
    times: 1,
    where: 'demoGrid',
    lamp: 'yellow',
    steps: [...AT_WORK, answer()],
  },
  {
    name: '网格：社区正在办',
    times: 2,
    where: 'demoGrid',
    by: 'gridWorker',
    steps: [file, dispatch('community'), accept],
  },
  { name: '网格：等着社区受理', times: 2, where: 'demoGrid', by: 'gridWorker', steps: [] },
  // 街道
  { name: '街道：等着派遣', times: 5, where: 'demoStreet', by: 'gridWorker', steps: ESCALATED },
  {
    name: '街道：等着派遣，已超时',
    times: 1,
    where: 'demoStreet',
    by: 'gridWorker',
    lamp: 'red',
    steps: ESCALATED,
  },
  {
    name: '街道：已派社区',
    times: 3,
    where: 'demoStreet',
    by: 'gridWorker',
    steps: [...ESCALATED, dispatch('community')],
  },
  {
    name: '街道：自己在办',
    times: 2,
    where: 'demoStreet',
    by: 'gridWorker',
    steps: [...ESCALATED, dispatch('street'), accept],
  },
  // 区中心、区领导
  { name: '待裁定', times: 2, steps: THRICE },
  {
    name: '延期待批',
    times: 2,
    slow: true,
    steps: [...AT_WORK, { after: '60%', who: 'handler', does: 'askExtension', days: 3 }],
  },
  {
    name: '申诉中',
    times: 2,
    steps: [
      { after: '50%', who: 'intake', does: 'decline' },
      { after: '9H', who: 'reporter', does: 'appeal' },
    ],
  },
  { name: '热线转来，还没有定位', times: 3, by: 'hotline', steps: [] },
];

/** What else stands open today, all over the town. */
const ELSEWHERE: readonly OpenStory[] = [
  { name: '待受理', weight: 8, steps: [] },
  { name: '待受理，没有选类别', weight: 2, unclassed: true, steps: [] },
  { name: '核实中', weight: 3, steps: [{ after: '30%', who: 'intake', does: 'askVerify' }] },
  { name: '待派遣', weight: 7, steps: [file] },
  { name: '退回后待派遣', weight: 2, steps: [file, ...WRONG_WAY] },
  { name: '待接收', weight: 10, steps: SENT },
  { name: '处置中', weight: 18, steps: AT_WORK },
  {
    name: '处置中，有邻居加入',
    weight: 4,
    slow: true,
    steps: [
      ...AT_WORK,
      { after: '3H', who: 'neighbour', does: 'join' },
      { after: '5H', who: 'neighbour2', does: 'join' },
    ],
  },
  {
    name: '处置中，有进展',
    weight: 5,
    slow: true,
    steps: [...AT_WORK, { after: '15%', who: 'handler', does: 'note', shows: 'before' }],
  },
  {
    name: '处置中，被催办',
    weight: 3,
    slow: true,
    lamp: 'yellow',
    steps: [...AT_WORK, { after: '8H', who: 'reporter', does: 'urge' }],
  },
  {
    name: '处置中，督办',
    weight: 2,
    slow: true,
    lamp: 'red',
    steps: [...AT_WORK, { after: '50%', who: 'leader', does: 'supervise', days: 3 }],
  },
  {
    name: '处置中，督办已回复',
    weight: 2,
    slow: true,
    steps: [
      ...AT_WORK,
      { after: '30%', who: 'leader', does: 'supervise', days: 3 },
      { after: '2h', who: 'handler', does: 'respond' },
    ],
  },
  {
    name: '返工中',
    weight: 2,
    steps: [...AT_WORK, answer(), { after: '40%', who: 'inspector', does: 'rework', shows: 'before' }],
  },
  {
    name: '延期后处置中',
    weight: 2,
    slow: true,
    steps: [
      ...AT_WORK,
      { after: '60%', who: 'handler', does: 'askExtension', days: 5 },
      { after: '2h', who: 'shiftLeader', does: 'grant' },
    ],
  },
  {
    name: '已挂账',
    weight: 3,
    slow: true,
    steps: [...AT_WORK, { after: '30%', who: 'shiftLeader', does: 'suspend', days: 60 }],
  },
  { name: '已报市级', weight: 3, steps: [file, { after: '60%', who: 'dispatcher', does: 'reportToCity' }] },
  { name: '待核查', weight: 9, steps: [...AT_WORK, answer()] },
  { name: '待评价', weight: 12, steps: [...AT_WORK, answer(), passWithPhoto] },
  { name: '整改中', weight: 4, steps: [...SOLVED, rate(2)] },
  {
    name: '整改中，已回访',
    weight: 2,
    steps: [
      ...SOLVED,
      rate(1),
      {
        after: '3h',
        who: 'dispatcher',
        does: 'callBack',
        reached: true,
        says: '已联系上报人，逐条记下不满意的地方，转承办单位整改。',
      },
    ],
  },
  { name: '社区正在办', weight: 8, by: 'gridWorker', steps: [file, dispatch('community'), accept] },
  { name: '社区待受理', weight: 4, by: 'gridWorker', steps: [] },
];

export const OPEN_STORIES = { atTheirDesks: AT_THEIR_DESKS, elsewhere: ELSEWHERE } as const;
