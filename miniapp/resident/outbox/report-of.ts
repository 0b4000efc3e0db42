import type { CategoryView } from '@contract/category/category.api';
import type { ReportInput } from '@contract/case/case.schema';
import type { Answers, ReportDraft } from './report-draft';

/** What is sent of a draft, but for the files. Answers to questions the category no longer asks stay behind. */
export function asReport(draft: ReportDraft, category: CategoryView | undefined): ReportInput {
  const { text, place, address, categoryCode, hideName } = draft;
  return {
    text: text.trim(),
    place,
    address: address.trim() || undefined,
    categoryCode,
    answers: answersOf(draft.answers, category),
    hideName,
  };
}

function answersOf(
  answers: Answers,
  category: CategoryView | undefined,
): NonNullable<ReportInput['answers']> {
  const given = (category?.questions ?? []).flatMap(({ code, kind }) => {
    const value = answers[code];
    if (value === undefined || value.length === 0) return [];
    const count = Number(value);
    return [[code, kind === 'number' && Number.isFinite(count) ? count : value] as const];
  });
  return Object.fromEntries(given);
}
