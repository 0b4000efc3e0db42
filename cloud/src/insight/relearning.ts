import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Categories } from '../category/categories';
import { crossValidate, type CheckReport } from '../category/category.learn-check';
import { CategoryLearner, type LearnerSample } from '../category/category.learner';
import { Suggestions } from '../category/suggestions';
import { UNCLASSED } from '../case/case.report';
import { Database } from '../kernel/database';

const NEWEST = 50_000;
const BATCH = 2000;
/** Fewer give figures that say nothing. */
const NEEDED = 50;
/** So many that one split of the folds says enough, and five would take long. */
const MANY = 5000;
const ONE_SPLIT = [1];

export interface Measured {
  /** Cases that say the same as another one of their category: judged once. */
  readonly repeated: number;
  readonly samples: number;
  readonly categories: number;
  readonly needed: number;
  readonly report?: CheckReport;
}

/** The category learner, retrained from the deployment's own closed cases; the categories' keywords are where it starts. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Relearning {
  @Inject() protected database: Database;
  @Inject() protected categories: Categories;
  @Inject() protected suggestions: Suggestions;

  /** Trains on the newest closed cases and stores the model, used from the next suggestion on. */
  async run(): Promise<{ cases: number; categories: number }> {
    const samples = await this.samples();
    if (samples.length === 0) return { cases: 0, categories: 0 };
    const model = CategoryLearner.train(samples, { labelWords: this.labelWords() });
    const body = JSON.stringify(model.toJSON());
    await this.database.unitOfWork((uow) => uow.insert('model', { name: 'category', body, at: uow.now }));
    await this.suggestions.reload();
    return { cases: samples.length, categories: new Set(samples.map((sample) => sample.label)).size };
  }

  /**
   * How well it would suggest, by cross-validation on the same cases: no case is judged by a model that has seen it, nor
   * its words. Labels are the categories' names. No report where there are too few to say.
   */
  async measure(onProgress: (done: number, total: number) => void): Promise<Measured> {
    const cases = await this.samples();
    const samples = [...new Map(cases.map((sample) => [`${sample.label} ${sample.words}`, sample])).values()];
    const named = samples.map(({ words, label }) => ({ words, label: this.nameOf(label) }));
    const categories = new Set(samples.map(({ label }) => label)).size;
    const told = {
      repeated: cases.length - samples.length,
      samples: samples.length,
      categories,
      needed: NEEDED,
    };
    if (samples.length < NEEDED || categories < 2) return told;
    const labelWords = new Map([...this.labelWords()].map(([code, words]) => [this.nameOf(code), words]));
    const seeds = samples.length > MANY ? ONE_SPLIT : undefined;
    const report = await crossValidate(named, { labelWords, onProgress, ...(seeds ? { seeds } : {}) });
    return { ...told, report };
  }

  /** Two categories may share a name, such as 广告牌 among the things and among the events. */
  private nameOf(code: string): string {
    const all = this.categories.all();
    const name = this.categories.get(code)?.name ?? code;
    return all.filter((category) => category.name === name).length > 1 ? `${name}（${code}）` : name;
  }

  private labelWords(): Map<string, string[]> {
    const usable = this.categories.all().filter((category) => !category.retired);
    return new Map(usable.map(({ code, name, keywords }) => [code, [name, ...keywords]]));
  }

  private async samples(): Promise<LearnerSample[]> {
    const known = new Set(this.categories.all().map((category) => category.code));
    const samples: LearnerSample[] = [];
    for (let before = Number.MAX_SAFE_INTEGER; samples.length < NEWEST;) {
      const rows = await this.database.read<{ id: number; text: string; categoryCode: string }>(
        "SELECT id, text, categoryCode FROM cases WHERE id < ? AND state IN ('closed', 'rated', 'unrated') AND categoryCode <> ? ORDER BY id DESC LIMIT ?",
        [before, UNCLASSED, BATCH],
      );
      for (const row of rows)
        if (known.has(row.categoryCode)) samples.push({ words: row.text, label: row.categoryCode });
      const last = rows.at(-1);
      if (!last) break;
      before = last.id;
    }
    return samples;
  }
}
