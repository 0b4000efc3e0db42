import { EVENTS } from './town-categories-events';
import { LIFE } from './town-categories-life';
import { PARTS } from './town-categories-parts';
import type { CategoryPlan, QuestionPlan } from './town-model';

/** One 大类 with its rows: code, name, lead unit, limit, words a resident says, questions. */
export interface CategoryGroup {
  code: string;
  name: string;
  nearbyMetres: number;
  rows: CategoryRow[];
}

export type CategoryRow = [
  code: string,
  name: string,
  unit: string,
  limit: string,
  keywords: string,
  questions?: QuestionPlan[],
];

/** The two-level tree of GB/T 30428 (部件 10, 事件 20) and the district's own 百姓生活 (9001). */
export function planCategories(): CategoryPlan[] {
  return [...inBranch('部件', PARTS), ...inBranch('事件', EVENTS), ...inBranch('百姓生活', LIFE)];
}

function inBranch(branch: CategoryPlan['branch'], groups: CategoryGroup[]): CategoryPlan[] {
  return groups.flatMap((group) =>
    group.rows.map(([code, name, unit, limit, keywords, questions = []]) => ({
      code,
      name,
      group: group.code,
      groupName: group.name,
      branch,
      unit,
      limit,
      keywords: keywords.split(' '),
      questions,
      nearbyMetres: group.nearbyMetres,
    })),
  );
}
