import { WordCounts, type WordRow } from './category.learn-counts';
import { countWords, readWords } from './category.learn-words';

/** One suggested category; `share` runs 0..1 and all shares of one text add up to 1. */
export interface CategorySuggestion {
  label: string;
  share: number;
  /** Words of this very text that spoke for the label, the weightiest first. */
  because: string[];
}

/** The model as plain JSON: words, their rarity, and per word `[pairs, label, count, label, count, …]`. */
export interface CategoryModelJson {
  format: 'category-model-1';
  labels: string[];
  /** Keywords to be looked for as they are; absent in the models of before. */
  phrases?: string[];
  leadWeight: number;
  smoothing: number;
  sharpness: number;
  words: string;
  rarity: number[];
  cells: number[];
}

export interface ModelParts {
  labels: string[];
  phrases: string[];
  leadWeight: number;
  smoothing: number;
  sharpness: number;
}

const MOST_REASONS = 4;
// A word that weighs less than this part of the weightiest is no reason to show anybody.
const FAINT = 0.15;

/** Turns scores into shares of 1; long texts are held back, since their words are not independent. */
export function sharesOf(scores: number[], mass: number, sharpness: number): number[] {
  const scale = sharpness / Math.sqrt(mass || 1);
  const top = Math.max(...scores);
  const parts = scores.map((score) => Math.exp((score - top) * scale));
  const sum = parts.reduce((all, part) => all + part, 0);
  return parts.map((part) => part / sum);
}

/** Suggests categories from words and says why. It only ever suggests: a person decides. */
export class CategoryModel {
  constructor(
    private readonly parts: ModelParts,
    private readonly counts: WordCounts,
  ) {}

  /** Best labels first, at most `limit`; empty when the text holds no word the model knows. */
  suggest(words: string, limit = 3): CategorySuggestion[] {
    const said = countWords(readWords(words, this.parts.phrases), this.parts.leadWeight);
    const { scores, mass } = this.counts.score(said);
    if (mass === 0) return [];
    return sharesOf(scores, mass, this.parts.sharpness)
      .map((share, label) => ({ share, label }))
      .sort((a, b) => b.share - a.share || a.label - b.label)
      .slice(0, Math.max(limit, 0))
      .map(({ share, label }) => ({
        label: this.parts.labels[label] ?? '',
        share,
        because: this.because(said, label),
      }));
  }

  toJSON(): CategoryModelJson {
    const rows = [...this.counts.rows];
    return {
      format: 'category-model-1',
      ...this.parts,
      words: rows.map(([word]) => word).join(' '),
      rarity: rows.map(([, row]) => row.rarity),
      cells: rows.flatMap(([, row]) => [row.byLabel.size, ...[...row.byLabel].flat()]),
    };
  }

  /** Reads what `toJSON` wrote. Throws when the format is another one. */
  static fromJSON(json: CategoryModelJson): CategoryModel {
    if (json.format !== 'category-model-1') throw new Error(`分类模型的格式不认识：${String(json.format)}`);
    const { labels, phrases = [], leadWeight, smoothing, sharpness } = json;
    const counts = new WordCounts(labels.length, readRows(json), smoothing);
    return new CategoryModel({ labels, phrases, leadWeight, smoothing, sharpness }, counts);
  }

  private because(said: Map<string, number>, label: number): string[] {
    const weighed = [...said]
      .map(([word, times]) => ({ word, weight: times * this.counts.speaksFor(word, label) }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight || b.word.length - a.word.length || (a.word < b.word ? -1 : 1));
    const least = (weighed[0]?.weight ?? 0) * FAINT;
    let reasons: string[] = [];
    for (const { word, weight } of weighed) {
      if (reasons.length === MOST_REASONS || weight < least) break;
      // 保障 says nothing more once 社会保障 stands there, whichever of the two came first.
      if (reasons.some((reason) => reason.includes(word))) continue;
      reasons = [...reasons.filter((reason) => !word.includes(reason)), word];
    }
    return reasons;
  }
}

function readRows(json: CategoryModelJson): Map<string, WordRow> {
  const rows = new Map<string, WordRow>();
  let at = 0;
  const next = (): number => json.cells[at++] ?? 0;
  json.words
    .split(' ')
    .filter(Boolean)
    .forEach((word, index) => {
      const byLabel = new Map<number, number>();
      let total = 0;
      for (let pairs = next(); pairs > 0; pairs -= 1) {
        const label = next();
        const count = next();
        byLabel.set(label, count);
        total += count;
      }
      rows.set(word, { total, byLabel, rarity: json.rarity[index] ?? 1 });
    });
  return rows;
}
