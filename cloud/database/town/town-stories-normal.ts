import type { Story } from './town-stories-model';
import {
  accept,
  answer,
  AT_WORK,
  BY_COMMUNITY,
  dispatch,
  file,
  pass,
  passWithPhoto,
  rate,
  SENT,
  SOLVED,
} from './town-stories-parts';

/** Reported by a resident, solved, looked at, rated or left unrated. */
export const NORMAL: readonly Story[] = [
  { name: '办结，非常满意', weight: 30, steps: [...SOLVED, rate(5)] },
  { name: '办结，满意', weight: 26, steps: [...AT_WORK, answer(), passWithPhoto, rate(4, '30H')] },
  { name: '办结，基本满意', weight: 10, steps: [...AT_WORK, answer('solved', '75%'), pass, rate(3, '44H')] },
  { name: '办结，没有评价', weight: 16, oldEnough: 45, steps: SOLVED },
  {
    name: '接收后记了进展再办结',
    weight: 10,
    steps: [
      ...AT_WORK,
      { after: '20%', who: 'handler', does: 'note', shows: 'before' },
      answer(),
      pass,
      rate(5, '26H'),
    ],
  },
  {
    name: '快到时限才办，办得也行',
    weight: 6,
    steps: [file, dispatch(), { ...accept, after: '30%' }, answer('solved', '85%'), pass, rate(3)],
  },
  {
    name: '超时才办结',
    weight: 6,
    steps: [
      ...SENT,
      { ...accept, after: '50%' },
      { after: '60%', who: 'reporter', does: 'urge' },
      answer('solved', '140%'),
      pass,
      rate(3),
    ],
  },
  {
    name: '派给街道，街道办结',
    weight: 6,
    steps: [file, dispatch('street'), accept, answer(), pass, rate(4)],
  },
  {
    name: '两家一起办结',
    weight: 4,
    steps: [
      file,
      { ...dispatch(), jointly: true },
      accept,
      { after: '15%', who: 'coHandler', does: 'note', says: '我单位已派人到场配合，负责现场围挡和清运。' },
      answer(),
      pass,
      rate(5),
    ],
  },
];

/** Found by grid workers on their round: mostly solved in the community, else handed upwards. */
export const CLOSE_BY_GRID: readonly Story[] = [
  {
    name: '网格发现，社区自办',
    weight: 36,
    by: 'gridWorker',
    steps: [...BY_COMMUNITY, answer(), passWithPhoto],
  },
  {
    name: '网格发现，逐级上报后区里办结',
    weight: 10,
    by: 'gridWorker',
    steps: [
      file,
      { after: '30%', who: 'dispatcher', does: 'escalate' },
      { after: '40%', who: 'dispatcher', does: 'escalate' },
      dispatch(),
      accept,
      answer(),
      pass,
    ],
  },
  {
    name: '网格发现，街道办结',
    weight: 8,
    by: 'gridWorker',
    steps: [
      file,
      { after: '30%', who: 'dispatcher', does: 'escalate' },
      dispatch('street'),
      accept,
      answer(),
      pass,
    ],
  },
];

/** The same thing seen by several people. */
export const HEARD_OF: readonly Story[] = [
  {
    name: '邻居也遇到，一起评价',
    weight: 6,
    oldEnough: 14,
    slow: true,
    steps: [
      file,
      { after: '3H', who: 'neighbour', does: 'join' },
      dispatch(),
      accept,
      { after: '5H', who: 'neighbour2', does: 'join' },
      answer(),
      pass,
      rate(5, '12H'),
      { after: '9H', who: 'neighbour', does: 'rateToo', level: 4 },
    ],
  },
  {
    name: '补充情况后办结',
    weight: 6,
    steps: [
      ...SENT,
      { after: '4H', who: 'reporter', does: 'supplement', shows: 'before' },
      accept,
      answer(),
      pass,
      rate(5),
    ],
  },
  {
    name: '重复上报，并案办理',
    weight: 6,
    oldEnough: 14,
    slow: true,
    steps: [
      ...AT_WORK,
      answer('solved', '60%'),
      pass,
      rate(4),
      { after: '7H', who: 'neighbour', does: 'rateToo', level: 5 },
    ],
    twin: [{ after: '30%', who: 'intake', does: 'merge' }],
  },
];
