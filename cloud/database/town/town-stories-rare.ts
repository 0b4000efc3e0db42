import type { Story } from './town-stories';
import { accept, answer, AT_WORK, BY_COMMUNITY, dispatch, file, pass, PUT_RIGHT, rate, SENT, SOLVED, WRONG_WAY } from './town-stories-parts';

/** Ways off the straight road: each is told at least once, however small the town. */
export const RARE: readonly Story[] = [
  { name: '先核实再立案', weight: 6, steps: [
    { after: '30%', who: 'intake', does: 'askVerify' },
    { after: '40%', who: 'inspector', does: 'verify', found: true, shows: 'before' },
    ...SOLVED, rate(5),
  ] },
  { name: '核实没有，不予受理', weight: 3, steps: [
    { after: '30%', who: 'intake', does: 'askVerify' },
    { after: '50%', who: 'inspector', does: 'verify', found: false },
    { after: '30%', who: 'intake', does: 'decline' },
  ] },
  { name: '没有选类别，受理时改正', weight: 4, unclassed: true, steps: [{ after: '25%', who: 'intake', does: 'amend' }, ...SOLVED, rate(4)] },
  { name: '热线转来，先定位', weight: 4, by: 'hotline', oldEnough: 10, steps: [{ after: '25%', who: 'intake', does: 'place' }, ...SOLVED] },
  { name: '申诉后维持', weight: 2, oldEnough: 6, steps: [
    { after: '50%', who: 'intake', does: 'decline' },
    { after: '16H', who: 'reporter', does: 'appeal' },
    { after: '60%', who: 'shiftLeader', does: 'uphold' },
  ] },
  { name: '申诉后改为立案', weight: 2, oldEnough: 14, steps: [
    { after: '50%', who: 'intake', does: 'decline' },
    { after: '10H', who: 'reporter', does: 'appeal' },
    { after: '50%', who: 'shiftLeader', does: 'overturn' },
    dispatch(), accept, answer(), pass, rate(5),
  ] },
  { name: '误并案，撤销后单独办', weight: 2, oldEnough: 14, slow: true, steps: [...AT_WORK, answer(), pass, rate(4)], twin: [
    { after: '30%', who: 'intake', does: 'merge' },
    { after: '4h', who: 'dispatcher', does: 'unmerge' },
    dispatch(), accept, answer(), pass, rate(4),
  ] },
  { name: '退回一次，改派后办结', weight: 8, steps: [file, ...WRONG_WAY, dispatch(), accept, answer(), pass, rate(4)] },
  { name: '派错及时撤回', weight: 3, steps: [
    file, dispatch('other'), { after: '30m', who: 'dispatcher', does: 'recall' }, dispatch(), accept, answer(), pass, rate(5),
  ] },
  { name: '三次退回，领导裁定', weight: 3, oldEnough: 20, steps: [
    file, ...WRONG_WAY, ...WRONG_WAY, ...WRONG_WAY,
    { after: '40%', who: 'leader', does: 'arbitrate', to: 'usual', jointly: true },
    accept, answer(), pass, rate(3),
  ] },
  { name: '同意延期', weight: 5, slow: true, oldEnough: 16, steps: [
    ...AT_WORK, { after: '60%', who: 'handler', does: 'askExtension', days: 3 }, { after: '3h', who: 'shiftLeader', does: 'grant' },
    answer('solved', '70%'), pass, rate(4),
  ] },
  { name: '不同意延期', weight: 3, slow: true, oldEnough: 16, steps: [
    ...AT_WORK, { after: '60%', who: 'handler', does: 'askExtension', days: 5 }, { after: '2h', who: 'shiftLeader', does: 'refuse' },
    answer('solved', '60%'), pass, rate(5),
  ] },
  { name: '挂账，条件具备后恢复', weight: 3, slow: true, oldEnough: 30, steps: [
    ...AT_WORK, { after: '30%', who: 'shiftLeader', does: 'suspend', days: 30 }, { after: '6d', who: 'shiftLeader', does: 'resume' },
    answer('solved', '70%'), pass, rate(4),
  ] },
  { name: '挂账到期，自动恢复', weight: 2, slow: true, oldEnough: 40, steps: [
    ...SENT, { after: '40%', who: 'shiftLeader', does: 'suspend', days: 7 },
    // By then the clock itself has resumed it.
    { ...answer('solved'), after: '8d' }, pass, rate(4),
  ] },
  { name: '部分解决', weight: 6, steps: [...AT_WORK, answer('partlySolved', '70%'), pass, rate(3)] },
  { name: '临时处置', weight: 5, steps: [...AT_WORK, answer('temporary', '40%'), pass, rate(4)] },
  { name: '无法解决，如实说明', weight: 4, steps: [...AT_WORK, answer('cannotSolve', '80%'), pass, rate(3)] },
  { name: '不属本级，转派后办结', weight: 3, oldEnough: 14, steps: [
    file, dispatch('other'), accept, answer('notOurs', '30%'), { after: '30%', who: 'dispatcher', does: 'handOver' },
    dispatch(), accept, answer(), pass, rate(4),
  ] },
  { name: '不属本级，如实结案', weight: 2, steps: [...AT_WORK, answer('notOurs', '40%'), pass, rate(3)] },
  { name: '核查不通过，返工', weight: 6, steps: [
    ...AT_WORK, answer(), { after: '40%', who: 'inspector', does: 'rework', shows: 'before' }, answer('solved', '60%'), pass, rate(4),
  ] },
  { name: '不满意，重办后满意', weight: 4, oldEnough: 40, steps: [...SOLVED, rate(2), ...PUT_RIGHT, rate(4, '8H')] },
  { name: '非常不满意，重办后非常满意', weight: 3, oldEnough: 40, steps: [...SOLVED, rate(1), ...PUT_RIGHT, rate(5, '8H')] },
  { name: '重办仍不满意，改派另一家', weight: 2, oldEnough: 45, steps: [
    file, dispatch('other'), accept, answer('solved'), pass, rate(1),
    { after: '4h', who: 'dispatcher', does: 'redispatch' }, dispatch(), accept, answer(), pass, rate(4),
  ] },
  { name: '逾期未评，后来又坏了，要求重办', weight: 2, oldEnough: 55, steps: [
    ...AT_WORK, answer(), pass, { after: '18d', who: 'reporter', does: 'reopen' }, answer('solved', '30%'), pass, rate(4),
  ] },
  { name: '上报市级，市里办结', weight: 3, oldEnough: 24, steps: [
    file, { after: '60%', who: 'dispatcher', does: 'reportToCity' },
    { after: '60%', who: 'dispatcher', does: 'cityAnswer', ending: 'solved', shows: 'after', says: '市级平台反馈：已安排处理完毕，现场照片附后。' },
    pass, rate(4),
  ] },
  { name: '领导督办，限期办结', weight: 4, slow: true, oldEnough: 14, steps: [
    ...AT_WORK, { after: '40%', who: 'leader', does: 'supervise', days: 2 }, { after: '3h', who: 'handler', does: 'respond' },
    answer('solved', '60%'), pass, rate(5),
  ] },
  { name: '催办两次', weight: 4, slow: true, steps: [
    ...SENT, { after: '26H', who: 'reporter', does: 'urge' }, { after: '5%', who: 'handler', does: 'accept' },
    { after: '20H', who: 'reporter', does: 'urge' }, answer('solved', '60%'), pass, rate(3),
  ] },
  { name: '作废', weight: 3, steps: [{ after: '50%', who: 'shiftLeader', does: 'void' }] },
  { name: '自己撤回', weight: 4, steps: [{ after: '1H', who: 'reporter', does: 'withdraw' }] },
  { name: '社区自办后返工', weight: 2, by: 'gridWorker', steps: [
    ...BY_COMMUNITY, answer(), { after: '40%', who: 'inspector', does: 'rework', shows: 'before' }, answer('solved', '50%'), pass,
  ] },
];
