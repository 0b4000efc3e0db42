export interface LabelFigures {
  label: string;
  /** Samples that truly bear the label. */
  support: number;
  precision: number;
  recall: number;
  f1: number;
}

export interface Figures {
  accuracy: number;
  macroF1: number;
  perLabel: LabelFigures[];
  /** Rows are the truth, columns the suggestion. */
  confusion: number[][];
}

/** Macro-F1 over the labels that occur in the truth. */
export function macroF1(labels: number, truth: number[], guesses: number[]): number {
  const names = Array.from({ length: labels }, (_, label) => String(label));
  return measure(names, truth, guesses).macroF1;
}

export function measure(labels: string[], truth: number[], guesses: number[]): Figures {
  const confusion = labels.map(() => labels.map(() => 0));
  truth.forEach((label, at) => {
    const row = confusion[label];
    const guess = guesses[at] ?? -1;
    if (row && guess >= 0) row[guess] = (row[guess] ?? 0) + 1;
  });
  const perLabel = labels.map((label, at) => figuresOf(label, at, confusion));
  const seen = perLabel.filter(({ support }) => support > 0);
  const right = confusion.reduce((sum, row, at) => sum + (row[at] ?? 0), 0);
  return {
    accuracy: right / (truth.length || 1),
    macroF1: seen.reduce((sum, { f1 }) => sum + f1, 0) / (seen.length || 1),
    perLabel,
    confusion,
  };
}

function figuresOf(label: string, at: number, confusion: number[][]): LabelFigures {
  const hit = confusion[at]?.[at] ?? 0;
  const support = (confusion[at] ?? []).reduce((sum, count) => sum + count, 0);
  const suggested = confusion.reduce((sum, row) => sum + (row[at] ?? 0), 0);
  return {
    label,
    support,
    precision: suggested ? hit / suggested : 0,
    recall: support ? hit / support : 0,
    f1: support + suggested ? (2 * hit) / (support + suggested) : 0,
  };
}
