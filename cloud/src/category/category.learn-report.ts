import type { CheckReport } from './category.learn-check';

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
const GAP = '  ';

/** The report as aligned Chinese text for a terminal, where a Chinese character takes two columns. */
export function formatReport(report: CheckReport): string {
  const lines = [
    `样本 ${report.samples} 条，类别 ${report.labels.length} 个，${report.folds} 折分层交叉验证，${report.runs.length} 个随机种子；未标注语料 ${report.unlabelled} 条（只用于统计词频）`,
    `平均：准确率 ${figure(report.accuracy)}，宏平均 F1 ${figure(report.macroF1)}`,
    ...report.runs.map(
      ({ seed, accuracy, macroF1 }) =>
        `  种子 ${seed}：准确率 ${figure(accuracy)}，宏平均 F1 ${figure(macroF1)}`,
    ),
    '',
    `各类别（种子 ${report.runs[0]?.seed ?? '-'} 的划分）`,
    ...table([['类别', '样本', '查准率', '查全率', 'F1'], ...perLabel(report)]),
    '',
    '混淆表（行为实际，列为建议）',
    ...table([['实际＼建议', ...report.labels], ...confusion(report)]),
  ];
  return lines.join('\n');
}

function perLabel(report: CheckReport): string[][] {
  return report.perLabel.map(({ label, support, precision, recall, f1 }) => [
    label,
    String(support),
    figure(precision),
    figure(recall),
    figure(f1),
  ]);
}

function confusion(report: CheckReport): string[][] {
  return report.confusion.map((row, at) => [report.labels[at] ?? '', ...row.map(String)]);
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
