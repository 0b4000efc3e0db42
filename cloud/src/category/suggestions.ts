import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { SuggestionView } from '../../contract/category/category.api';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { Categories } from './categories';
import { CategoryLearner, CategoryModel, type CategoryModelJson } from './category.learner';

const LOOK_EVERY_MS = 60_000;
const MOST = 3;
/** Hardly more than chance among seventy categories: what is less likely helps nobody. */
const LEAST_SHARE = 0.02;

/** Suggests categories from words with the newest stored model; before the first was learnt, from the categories' own words. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Suggestions {
  @Inject() protected database: Database;
  @Inject() protected categories: Categories;
  @Inject() protected clock: Clock;
  private model: CategoryModel;
  private modelId = 0;
  private lookedAt = 0;

  /** Takes the newest model there is. */
  async reload(): Promise<void> {
    this.lookedAt = this.clock.now();
    const newest = await this.database.readOne<{ id: number }>(
      "SELECT id FROM model WHERE name = 'category' ORDER BY id DESC LIMIT 1",
    );
    if (newest === undefined) {
      this.model = this.fromKeywords();
      return;
    }
    if (newest.id === this.modelId) return;
    const stored = await this.database.readOne<{ body: string }>('SELECT body FROM model WHERE id = ?', [
      newest.id,
    ]);
    // fromJSON looks at the format itself and throws on any other.
    if (stored) this.model = CategoryModel.fromJSON(JSON.parse(stored.body) as CategoryModelJson);
    this.modelId = newest.id;
  }

  /**
   * Best first, at most three: none that is retired, none that no word of the text speaks for, none below the floor.
   * Another process may have learnt: looked up once a minute.
   */
  async suggest(text: string): Promise<SuggestionView[]> {
    if (this.clock.now() - this.lookedAt > LOOK_EVERY_MS) await this.reload();
    return this.model
      .suggest(text, MOST * 2)
      .filter(({ share, because }) => share >= LEAST_SHARE && because.length > 0)
      .flatMap(({ label, share, because }) => {
        const category = this.categories.get(label);
        return category && !category.retired ? [{ code: label, name: category.name, share, because }] : [];
      })
      .slice(0, MOST);
  }

  private fromKeywords(): CategoryModel {
    const labelWords = new Map<string, string[]>();
    for (const { code, name, keywords } of this.categories.all()) labelWords.set(code, [name, ...keywords]);
    return CategoryLearner.train([], { labelWords });
  }
}
