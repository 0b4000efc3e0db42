import { get, post, put } from '../route';
import type { CategoryChange, SuggestInput } from './category.schema';

export interface Question {
  code: string;
  ask: string;
  kind: 'one' | 'many' | 'text' | 'number';
  options?: string[];
  required: boolean;
}
export interface CategoryView {
  code: string;
  name: string;
  group: string;
  groupName: string;
  branch: string;
  unitId: number;
  unitName: string;
  /** A duration: `4h` working hours, `5d` working days, `36H` natural hours. */
  limit: string;
  questions: Question[];
  nearbyMetres: number;
  retired: boolean;
}
/** Only ever a suggestion: share is 0 to 1; because are the words that weighed. */
export interface SuggestionView {
  code: string;
  name: string;
  share: number;
  because: string[];
}

export const categoryApi = {
  list: get<Record<never, never>, { rows: CategoryView[] }>('/categories'),
  suggest: post<SuggestInput, { rows: SuggestionView[] }>('/categories/suggest'),
  change: put<CategoryChange, CategoryView>('/categories/:code'),
};
