import type { CheckReport } from './category.learn-check';

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
const GAP = '  ';
/** More columns than that are headed by numbers: their names would fill several lines. */
const NAMED_COLUMNS = 12;
const MOST_CONFUSED = 10;

/** The report as aligned Chinese text for a terminal, where a Chinese character takes two columns. */
export function formatReport(report: CheckReport): string {
  const met = labelsMet(report);
  const held = report.perLabel.filter(({ support }) => support > 0);
  const few = held.filter(({ support }) => support < report.folds).length;
  const lines = [
    `样本 ${report.samples} 条，类别 ${held.length} 个，${report.folds} 折分层交叉验证，${report.runs.length} 个随机种子；未标注语料 ${report.unlabelled} 条（只用于统计词频）`,
    `平均：准确率 ${figure(report.accuracy)}，宏平均 F1 ${figure(report.macroF1)}`,
    ...report.runs.map(
      ({ seed, accuracy, macroF1 }) =>
        `  种子 ${seed}：准确率 ${figure(accuracy)}，宏平均 F1 ${figure(macroF1)}`,
    ),
    ...(few > 0 ? [`其中 ${few} 个类别不足 ${report.folds} 条，它们的数字只供参考`] : []),
    '',
    `各类别（种子 ${report.runs[0]?.seed ?? '-'} 的划分）`,
    ...table([['类别', '样本', '查准率', '查全率', 'F1'], ...perLabel(report, met)]),
    '',
    `混淆表（行为实际，列为建议${met.length > NAMED_COLUMNS ? '，列号即行号' : ''}）`,
    ...table(confusion(report, met)),
    ...mostConfused(report),
  ];
  return lines.join('\n');
}

/** Labels that some sample has, or that were suggested for one. */
function labelsMet({ confusion, perLabel }: CheckReport): number[] {
  const met = (at: number): boolean => (perLabel[at]?.support ?? 0) > 0 || confusion.some((row) => row[at]);
  return perLabel.map((_, at) => at).filter(met);
}

function perLabel(report: CheckReport, met: readonly number[]): string[][] {
  return met
    .flatMap((at) => report.perLabel[at] ?? [])
    .map(({ label, support, precision, recall, f1 }) => [
      label,
      String(support),
      figure(precision),
      figure(recall),
      figure(f1),
    ]);
}

function confusion({ labels, confusion: counts }: CheckReport, met: readonly number[]): string[][] {
  const numbered = met.length > NAMED_COLUMNS;
  const nameOf = (at: number): string => labels[at] ?? '';
  const columns = met.map((at, place) => (numbered ? String(place + 1) : nameOf(at)));
  const rows = met.map((at, place) => [
    numbered ? `${place + 1} ${nameOf(at)}` : nameOf(at),
    ...met.map((other) => String(counts[at]?.[other] || (numbered ? '·' : 0))),
  ]);
  return [['实际＼建议', ...columns], ...rows];
}

/** In a large table nobody finds them. */
function mostConfused({ labels, confusion: counts }: CheckReport): string[] {
  if (labels.length <= NAMED_COLUMNS) return [];
  const wrong = counts.flatMap((row, at) =>
    row.flatMap((count, other) => (other !== at && count > 0 ? [{ at, other, count }] : [])),
  );
  const most = wrong.sort((a, b) => b.count - a.count).slice(0, MOST_CONFUSED);
  return [
    '',
    '最常弄混的',
    ...most.map(({ at, other, count }) => `  ${labels[at]} 被当作 ${labels[other]}：${count} 条`),
  ];
}

/** First column to the left, figures to the right. */
function table(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - width(cell));
        return column === 0 ? cell + space : space + cell;
      })
      .join(GAP),
  );
}

function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}

function figure(value: number): string {
  return value.toFixed(3);
}
