import { WordCounts, type WordRow } from './category.learn-counts';
import { countWords, type KeywordPart, type MessageWords } from './category.learn-words';

/** A message already cut into words, with the index of its label. */
export interface LabelledWords {
  words: MessageWords;
  label: number;
  weight: number;
}

/** In how many messages each word stands, whoever labelled them. */
export interface WordStatistics {
  messages: number;
  holding: Map<string, number>;
}

export interface LearnerSettings {
  /** A word of the title line counts as so many words of the text. */
  leadWeight: number;
  /** A word of the label's own name or keywords counts as so many words said by people. */
  labelWordWeight: number;
  /** 0: all words weigh the same; 1: by the logarithm of their rarity. */
  rarityPower: number;
}

const SMOOTHING = 1;
const MOST_CELLS = 220_000;
const FEWEST_MESSAGES_FOR_RARITY = 50;
// Keeps rarity near 1 for a word of middling frequency, so that the smoothing keeps its meaning.
const MIDDLING = 5;

export function emptyStatistics(): WordStatistics {
  return { messages: 0, holding: new Map() };
}

export function noteWords(statistics: WordStatistics, words: MessageWords): void {
  statistics.messages += 1;
  for (const word of new Set([...words.lead, ...words.body])) {
    statistics.holding.set(word, (statistics.holding.get(word) ?? 0) + 1);
  }
}

/** Counts words per label; `unlabelled` adds to the knowledge of how common a word is, never to a label. */
export function countUp(
  samples: LabelledWords[],
  labelWords: KeywordPart[][],
  unlabelled: WordStatistics,
  settings: LearnerSettings,
): WordCounts {
  const rows = new Map<string, WordRow>();
  labelWords.forEach((words, label) => {
    for (const { word, times } of words) add(rows, word, label, settings.labelWordWeight * times);
  });
  const own = emptyStatistics();
  for (const { words, label, weight } of samples) {
    noteWords(own, words);
    for (const [word, said] of countWords(words, settings.leadWeight)) add(rows, word, label, said * weight);
  }
  const messages = own.messages + unlabelled.messages;
  const kept = withinBudget(rows);
  if (messages >= FEWEST_MESSAGES_FOR_RARITY && settings.rarityPower > 0) {
    for (const [word, row] of kept) {
      const holding = (own.holding.get(word) ?? 0) + (unlabelled.holding.get(word) ?? 0);
      row.rarity = rarityOf(messages, holding, settings.rarityPower);
    }
  }
  return new WordCounts(labelWords.length, kept, SMOOTHING);
}

export const smoothing = SMOOTHING;

function rarityOf(messages: number, holding: number, power: number): number {
  const rarity = (Math.log((messages + 1) / (holding + 1)) / MIDDLING) ** power;
  return Math.round(rarity * 1000) / 1000;
}

function add(rows: Map<string, WordRow>, word: string, label: number, count: number): void {
  const row = rows.get(word) ?? { total: 0, byLabel: new Map<number, number>(), rarity: 1 };
  row.total += count;
  row.byLabel.set(label, (row.byLabel.get(label) ?? 0) + count);
  rows.set(word, row);
}

// A model must stay a small file: the rarest words go first, they seldom come again.
function withinBudget(rows: Map<string, WordRow>): Map<string, WordRow> {
  let cells = 0;
  const kept = new Map<string, WordRow>();
  const common = [...rows].sort(([a, x], [b, y]) => y.total - x.total || (a < b ? -1 : 1));
  for (const [word, row] of common) {
    cells += row.byLabel.size + 1;
    if (cells > MOST_CELLS) break;
    kept.set(word, rounded(row));
  }
  return kept;
}

// Rounded here, not when written: the model in memory and the one read back must agree to the last digit.
function rounded(row: WordRow): WordRow {
  let total = 0;
  const byLabel = new Map<number, number>();
  for (const [label, count] of row.byLabel) {
    const short = Math.round(count * 100) / 100;
    byLabel.set(label, short);
    total += short;
  }
  return { total, byLabel, rarity: row.rarity };
}
