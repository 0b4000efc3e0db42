import { setImmediate } from 'node:timers/promises';
import {
  countUp,
  emptyStatistics,
  noteWords,
  type LabelledWords,
  type LearnerSettings,
  type WordStatistics,
} from './category.learn-count-up';
import { countWords, readWords, type KeywordPart } from './category.learn-words';
import { stratifiedFolds } from './category.learn-folds';
import { macroF1, measure, type Figures, type LabelFigures } from './category.learn-figures';
import { DEFAULT_SETTINGS, LabelIndex, type LearnerOptions, type LearnerSample } from './category.learner';

export interface CheckOptions extends LearnerOptions {
  folds?: number;
  /** One shuffle of the folds per seed; the first is the one shown in detail. */
  seeds?: number[];
  /** More than one: the choice is made anew inside each training part, by folds of its own. */
  candidates?: LearnerSettings[];
  /** Told after every fold. */
  onProgress?: (done: number, total: number) => void;
}

export interface CheckReport {
  samples: number;
  unlabelled: number;
  folds: number;
  labels: string[];
  runs: { seed: number; accuracy: number; macroF1: number }[];
  /** Means over all seeds. */
  accuracy: number;
  macroF1: number;
  /** Of the first seed's split. */
  perLabel: LabelFigures[];
  /** Of the first seed's split: rows are the truth, columns the suggestion. */
  confusion: number[][];
}

interface Ground {
  samples: LabelledWords[];
  labelWords: KeywordPart[][];
  statistics: WordStatistics;
}

const FOLDS = 5;
const INNER_FOLDS = 3;
const SEEDS = [1, 2, 3, 4, 5];

/** Cross-validates the learner; no message is ever judged by a model that has seen its label. */
export async function crossValidate(
  samples: Iterable<LearnerSample>,
  options: CheckOptions = {},
): Promise<CheckReport> {
  const { folds = FOLDS, seeds = SEEDS, candidates = [DEFAULT_SETTINGS] } = options;
  const index = new LabelIndex(options.labelWords);
  const read = [...samples].map(({ words, label, weight }) => ({
    words: readWords(words, index.phrases),
    label: index.of(label),
    weight: weight ?? 1,
  }));
  const statistics = emptyStatistics();
  for (const text of options.unlabelled ?? []) noteWords(statistics, readWords(text, index.phrases));
  const ground: Ground = { samples: read, labelWords: index.labelWords(), statistics };
  const truth = read.map(({ label }) => label);
  const results: ({ seed: number } & Figures)[] = [];
  for (const [at, seed] of seeds.entries()) {
    const onFold = async (judged: number): Promise<void> => {
      options.onProgress?.(at * folds + judged, seeds.length * folds);
      // Whoever draws the progress must get a turn.
      await setImmediate();
    };
    const guesses = await guessInTurns(ground, stratifiedFolds(truth, folds, seed), { candidates, onFold });
    results.push({ seed, ...measure(index.labels, truth, guesses) });
  }
  return {
    samples: read.length,
    unlabelled: statistics.messages,
    folds,
    labels: index.labels,
    runs: results.map(({ seed, accuracy, macroF1: f1 }) => ({ seed, accuracy, macroF1: f1 })),
    accuracy: mean(results.map(({ accuracy }) => accuracy)),
    macroF1: mean(results.map(({ macroF1: f1 }) => f1)),
    perLabel: results[0]?.perLabel ?? [],
    confusion: results[0]?.confusion ?? [],
  };
}

interface Turns {
  candidates: LearnerSettings[];
  onFold: (judged: number) => Promise<void>;
}

async function guessInTurns(
  ground: Ground,
  foldOf: number[],
  { candidates, onFold }: Turns,
): Promise<number[]> {
  const guesses = new Array<number>(foldOf.length).fill(-1);
  for (const [at, fold] of [...new Set(foldOf)].entries()) {
    guessFold(ground, { foldOf, fold, guesses }, candidates);
    await onFold(at + 1);
  }
  return guesses;
}

function guessByFolds(ground: Ground, foldOf: number[], settings: LearnerSettings): number[] {
  const guesses = new Array<number>(foldOf.length).fill(-1);
  for (const fold of new Set(foldOf)) guessFold(ground, { foldOf, fold, guesses }, [settings]);
  return guesses;
}

interface Fold {
  foldOf: number[];
  fold: number;
  /** Filled in for this fold. */
  guesses: number[];
}

function guessFold(ground: Ground, { foldOf, fold, guesses }: Fold, candidates: LearnerSettings[]): void {
  const training = ground.samples.filter((_, at) => foldOf[at] !== fold);
  const settings = choose({ ...ground, samples: training }, candidates);
  const counts = countUp(training, ground.labelWords, ground.statistics, settings);
  ground.samples.forEach(({ words }, at) => {
    if (foldOf[at] !== fold) return;
    const { scores } = counts.score(countWords(words, settings.leadWeight));
    guesses[at] = scores.indexOf(Math.max(...scores));
  });
}

function choose(ground: Ground, candidates: LearnerSettings[]): LearnerSettings {
  const [first = DEFAULT_SETTINGS, ...others] = candidates;
  if (others.length === 0) return first;
  const truth = ground.samples.map(({ label }) => label);
  const foldOf = stratifiedFolds(truth, INNER_FOLDS, 0);
  const judged = candidates.map((settings) => ({
    settings,
    f1: macroF1(ground.labelWords.length, truth, guessByFolds(ground, foldOf, settings)),
  }));
  return judged.reduce((best, one) => (one.f1 > best.f1 ? one : best)).settings;
}

function mean(figures: number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / (figures.length || 1);
}
