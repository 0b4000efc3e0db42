import type { VolunteerForm } from '@contract/volunteer/volunteer.schema';
import type { ReactNode } from 'react';
import { FilesField } from '../../ui/FilesField';
import { OneOfField } from '../../ui/OneOfField';
import { WordsField } from '../../ui/WordsField';
import type { Living } from '../volunteer-data';
import { ArrangeFields } from './ArrangeFields';
import { CorrectionFields } from './CorrectionFields';
import { isClaim, isOrder } from './which';

const LEVELS = [
  { value: 5, label: '5 分 非常好' },
  { value: 4, label: '4 分 很好' },
  { value: 3, label: '3 分 一般' },
  { value: 2, label: '2 分 欠佳' },
  { value: 1, label: '1 分 不好' },
];

/** Forms drawn in a dialog: plans have a page of their own, and scans are the volunteers’. */
type DialogForm = Exclude<VolunteerForm, 'plan' | 'check'>;

/** One component per form of the three flow tables. */
const FIELDS: Record<DialogForm, (props: { thing: Living }) => ReactNode> = {
  none: () => null,
  words: () => <WordsField label="说明（可不填）" max={1000} />,
  reason: () => <WordsField label="理由" max={1000} least={2} />,
  remark: () => (
    <>
      <WordsField label="做了什么、效果怎样（志愿者和点单人会看到）" max={2000} least={2} />
      <FilesField label="现场照片或视频（可不传）" />
    </>
  ),
  arrange: ({ thing }) => (isOrder(thing) ? <ArrangeFields order={thing} /> : null),
  rating: () => (
    <>
      <OneOfField name="level" label="评分" choices={LEVELS} />
      <WordsField label="评语（可不填，志愿者会看到）" max={1000} />
    </>
  ),
  correction: () => <CorrectionFields />,
};

const isDialogForm = (form: string): form is DialogForm => form in FIELDS;

export function ThingFields({ form, thing }: { form: string; thing: Living }) {
  return isDialogForm(form) ? FIELDS[form]({ thing }) : null;
}

/** What a form starts with: hours written down for the first time with those planned, as far as they are over. */
export function initialOf(form: string, thing: Living): Record<string, unknown> {
  if (form !== 'correction' || !isClaim(thing) || thing.hours > 0) return {};
  return { inAt: thing.activity.startsAt, outAt: Math.min(thing.activity.endsAt, Date.now()) };
}
