import { CASE_STATES } from '@contract/case/case.flow';
import type { CategoryView } from '@contract/category/category.api';
import { UNIT_KINDS, type UnitView } from '@contract/org/org.api';

export interface Choice {
  value: string;
  label: string;
}
export interface ChoiceGroup {
  label: string;
  options: Choice[];
}

export const STATE_CHOICES: Choice[] = Object.entries(CASE_STATES).map(([value, { label }]) => ({
  value,
  label,
}));

/** Two levels: the group, then its categories that are still in use. */
export function categoryChoices(categories: CategoryView[] = []): ChoiceGroup[] {
  const inUse = categories.filter(({ retired }) => !retired);
  return grouped(
    inUse,
    ({ groupName }) => groupName,
    ({ code, name }) => ({ value: code, label: name }),
  );
}

/** Units by kind: departments and public units first as the server lists them. */
export function unitChoices(
  units: UnitView[] = [],
): { label: string; options: { value: number; label: string }[] }[] {
  return grouped(
    units,
    ({ kind }) => UNIT_KINDS[kind],
    ({ id, name }) => ({ value: id, label: name }),
  );
}

function grouped<T, Option>(rows: T[], groupOf: (row: T) => string, optionOf: (row: T) => Option) {
  const groups = new Map<string, Option[]>();
  for (const row of rows) {
    const label = groupOf(row);
    groups.set(label, [...(groups.get(label) ?? []), optionOf(row)]);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}

interface Labelled {
  label?: unknown;
}

/** Search by any part of the label, as people type it. */
export const byLabel = (typed: string, option?: Labelled) =>
  typeof option?.label === 'string' && option.label.toLowerCase().includes(typed.trim().toLowerCase());
