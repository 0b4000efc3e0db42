import type { CategoryView } from '@contract/category/category.api';
import type { ReportDraft } from '../outbox/report-draft';

const TEXT_MAX = 2000;

/** What still keeps a report from being sent, in words, by the field it stands at; empty when nothing does. */
export type Missing = Map<string, string>;

/** The server asks the same again; said here it costs no waiting. */
export function missingIn(draft: ReportDraft, category: CategoryView | undefined): Missing {
  const missing: Missing = new Map();
  const length = [...draft.text.trim()].length;
  if (length < 2) missing.set('text', '请说说是什么情况，至少两个字');
  if (length > TEXT_MAX) missing.set('text', `写得太长了，请删到 ${TEXT_MAX} 个字以内`);
  const nowhere = !draft.place && !draft.address.trim();
  if (nowhere) missing.set('place', '请先定位，或在地图上点一下，也可以写明具体地点');
  for (const question of category?.questions ?? []) {
    const answer = draft.answers[question.code] ?? '';
    if (question.required && answer.length === 0) missing.set(question.code, `请回答：${question.ask}`);
    if (question.kind === 'number' && answer !== '' && !Number.isFinite(Number(answer))) {
      missing.set(question.code, `请填数字：${question.ask}`);
    }
  }
  return missing;
}
