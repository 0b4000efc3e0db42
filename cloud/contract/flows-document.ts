import { CASE_ACTIONS, CASE_CONDITIONS, CASE_PARTIES, CASE_STATES, stepOf } from './case/case.flow';

const partyName = (party: keyof typeof CASE_PARTIES | 'clock'): string =>
  party === 'clock' ? '时钟' : CASE_PARTIES[party];

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

/** docs/flows.md: the diagram and the table of the case, from the flow itself. */
export function flowsDocument(): string {
  const moves = CASE_ACTIONS.flatMap((action) => {
    const { from, to, label } = stepOf(action);
    return to === 'same' ? [] : from.map((state) => `    ${state} --> ${to}: ${label}`);
  });
  const names = Object.entries(CASE_STATES).map(([state, { label }]) => `    ${state}: ${label}`);
  const rows = CASE_ACTIONS.map((action) => {
    const { from, to, by, when = [], due, tells, label } = stepOf(action);
    const fromWords = from.length > 6 ? '未办结时' : from.map((state) => CASE_STATES[state].label).join('、');
    const cells = [
      label,
      fromWords,
      to === 'same' ? '不变' : CASE_STATES[to].label,
      by.map(partyName).join('、'),
      dueWords(due),
      tells.map(partyName).join('、'),
      when.map((each) => CASE_CONDITIONS[each].slice(1)).join('；'),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '# 案件流程',
    '',
    '由流程表生成（`node config/flows-doc.mjs`），请勿手改。',
    '',
    '```mermaid',
    'stateDiagram-v2',
    '    [*] --> reported',
    ...names,
    ...moves,
    '```',
    '',
    '| 动作 | 从 | 到 | 谁 | 时限 | 告诉 | 不成立时 |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
