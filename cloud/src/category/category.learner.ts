import {
  countUp,
  emptyStatistics,
  noteWords,
  smoothing,
  type LabelledWords,
  type LearnerSettings,
} from './category.learn-count-up';
import type { WordCounts } from './category.learn-counts';
import { CategoryModel, sharesOf } from './category.learn-model';
import { countWords, keywordParts, phrasesIn, readWords, type KeywordPart } from './category.learn-words';

export { CategoryModel, type CategoryModelJson } from './category.learn-model';

/** A message whose category is known; a title may stand on a line of its own before the text. */
export interface LearnerSample {
  words: string;
  label: string;
  /** 1 unless told; e.g. less for a category that was given by a machine. */
  weight?: number;
}

export interface LearnerOptions {
  /** Names and keywords per label: the whole knowledge at the start, a prior that fades as cases close. */
  labelWords?: Map<string, string[]>;
  /** Messages without a label; they only tell how common a word is. */
  unlabelled?: Iterable<string>;
}

/** Measured in docs/adr/0005-category-learner.md. */
export const DEFAULT_SETTINGS: LearnerSettings = { leadWeight: 6, labelWordWeight: 6, rarityPower: 1 };

const MOST_PROBES = 600;
const FEWEST_PROBES = 20;
// No sample has told yet how often the words are right: one keyword alone, of seventy labels, is one chance in five.
const START_SHARPNESS = 1.6;
const SHARPNESS = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1.2, 1.6, 2.4];

/** Learns categories from closed cases. Deterministic: the same samples in the same order, the same model. */
export class CategoryLearner {
  /** Trains on what there is; with no samples at all the label words alone decide. */
  static train(samples: Iterable<LearnerSample>, options: LearnerOptions = {}): CategoryModel {
    const index = new LabelIndex(options.labelWords);
    const read: LabelledWords[] = [];
    for (const { words, label, weight } of samples) {
      read.push({ words: readWords(words, index.phrases), label: index.of(label), weight: weight ?? 1 });
    }
    const statistics = emptyStatistics();
    for (const text of options.unlabelled ?? []) noteWords(statistics, readWords(text, index.phrases));
    const counts = countUp(read, index.labelWords(), statistics, DEFAULT_SETTINGS);
    return modelFrom(index, counts, read, DEFAULT_SETTINGS);
  }
}

/** Labels in the order they were first met, each with the words of its own name and keywords. */
export class LabelIndex {
  readonly labels: string[] = [];
  readonly phrases: string[];
  private readonly at = new Map<string, number>();

  constructor(private readonly keywords: Map<string, string[]> = new Map()) {
    for (const label of keywords.keys()) this.of(label);
    this.phrases = phrasesIn([...keywords.values()].flat());
  }

  of(label: string): number {
    const known = this.at.get(label);
    if (known !== undefined) return known;
    this.at.set(label, this.labels.length);
    this.labels.push(label);
    return this.labels.length - 1;
  }

  labelWords(): KeywordPart[][] {
    return this.labels.map((label) => (this.keywords.get(label) ?? []).flatMap(keywordParts));
  }
}

/** Closes the training: fits how sure the shares may sound. */
function modelFrom(
  { labels, phrases }: LabelIndex,
  counts: WordCounts,
  samples: LabelledWords[],
  settings: LearnerSettings,
): CategoryModel {
  const { leadWeight } = settings;
  const sharpness = fitSharpness(counts, samples, leadWeight);
  return new CategoryModel({ labels, phrases, leadWeight, smoothing, sharpness }, counts);
}

// Leave-one-out on an even spread of the samples: shares fitted on learnt texts would promise too much.
function fitSharpness(counts: WordCounts, samples: LabelledWords[], leadWeight: number): number {
  if (samples.length < FEWEST_PROBES) return START_SHARPNESS;
  const stride = Math.max(1, Math.floor(samples.length / MOST_PROBES));
  const probes = samples
    .filter((_, index) => index % stride === 0)
    .map(({ words, label, weight }) => ({
      label,
      ...counts.score(countWords(words, leadWeight), { label, weight }),
    }));
  let best = START_SHARPNESS;
  let least = Infinity;
  for (const sharpness of SHARPNESS) {
    const loss = probes.reduce((sum, probe) => {
      const share = sharesOf(probe.scores, probe.mass, sharpness)[probe.label] ?? 0;
      return sum - Math.log(Math.max(share, 1e-9));
    }, 0);
    if (loss < least) [least, best] = [loss, sharpness];
  }
  return best;
}
