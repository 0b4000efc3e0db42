import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Categories } from '../category/categories';
import { CategoryLearner, type LearnerSample } from '../category/category.learner';
import { Suggestions } from '../category/suggestions';
import { UNCLASSED } from '../case/case.report';
import { Database } from '../kernel/database';

const NEWEST = 50_000;
const BATCH = 2000;

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
    const usable = this.categories.all().filter((category) => !category.retired);
    const labelWords = new Map(
      usable.map((category) => [category.code, [category.name, ...category.keywords]]),
    );
    const model = CategoryLearner.train(samples, { labelWords });
    const body = JSON.stringify(model.toJSON());
    await this.database.unitOfWork((uow) => uow.insert('model', { name: 'category', body, at: uow.now }));
    await this.suggestions.reload();
    return { cases: samples.length, categories: new Set(samples.map((sample) => sample.label)).size };
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
