/** What is known of one word: how often it was said in all, under which labels, and how telling it is. */
export interface WordRow {
  total: number;
  byLabel: Map<number, number>;
  rarity: number;
}

/** A document to be scored as if it had never been learnt, so that sharpness is fitted on unseen text. */
export interface LeftOut {
  label: number;
  weight: number;
}

export interface Scored {
  /** One figure per label; only differences between labels mean something. */
  scores: number[];
  /** Weighted number of known words; 0 = nothing in the text is known. */
  mass: number;
}

/**
 * Word counts per label, scored by complement naive Bayes (Rennie et al. 2003): a label is likely when the
 * words are unlikely under all the OTHER labels, which stays steady when labels differ much in size.
 */
export class WordCounts {
  private readonly labelMass: number[];
  private mass = 0;

  constructor(
    readonly labelCount: number,
    readonly rows: Map<string, WordRow>,
    private readonly smoothing: number,
  ) {
    this.labelMass = new Array<number>(labelCount).fill(0);
    for (const row of rows.values()) {
      this.mass += row.total * row.rarity;
      for (const [label, count] of row.byLabel) {
        this.labelMass[label] = (this.labelMass[label] ?? 0) + count * row.rarity;
      }
    }
  }

  /** Scores every label for the given words. */
  score(words: Map<string, number>, leftOut?: LeftOut): Scored {
    const scores = new Array<number>(this.labelCount).fill(0);
    let mass = 0;
    for (const [word, said] of words) {
      const row = this.rows.get(word);
      if (!row) continue;
      mass += said * row.rarity;
      this.addWord(scores, row, said, leftOut);
    }
    this.addSizes(scores, mass, leftOut);
    return { scores, mass };
  }

  /** How much one word speaks for a label, above what it says for the labels on average. */
  speaksFor(word: string, label: number): number {
    const row = this.rows.get(word);
    if (!row || !row.byLabel.has(label)) return 0;
    let sum = 0;
    for (const count of row.byLabel.values()) sum += this.gain(row, count, row.total);
    return row.rarity * (this.gain(row, row.byLabel.get(label) ?? 0, row.total) - sum / this.labelCount);
  }

  private gain(row: WordRow, count: number, total: number): number {
    const all = total * row.rarity + this.smoothing;
    return Math.log(all / Math.max(all - count * row.rarity, this.smoothing));
  }

  private addWord(scores: number[], row: WordRow, said: number, leftOut?: LeftOut): void {
    const own = leftOut ? said * leftOut.weight : 0;
    const total = row.total - own;
    const weight = said * row.rarity;
    for (const [label, count] of row.byLabel) {
      const known = label === leftOut?.label ? count - own : count;
      scores[label] = (scores[label] ?? 0) + weight * this.gain(row, known, total);
    }
  }

  // A big label leaves little to its complement; without this every text would lean to the biggest label.
  private addSizes(scores: number[], mass: number, leftOut?: LeftOut): void {
    const own = leftOut ? mass * leftOut.weight : 0;
    const floor = this.smoothing * this.rows.size;
    for (let label = 0; label < this.labelCount; label += 1) {
      const taken = label === leftOut?.label ? 0 : own;
      const others = Math.max(this.mass - (this.labelMass[label] ?? 0) - taken, 0);
      scores[label] = (scores[label] ?? 0) + mass * Math.log(others + floor);
    }
  }
}
