import type { CaseView } from '@contract/case/case.api';
import { CASE_ENDINGS, RATINGS, type CaseForm } from '@contract/case/case.flow';
import type { ReactNode } from 'react';
import { CategoryFields } from './CategoryFields';
import { DaysField } from './DaysField';
import { DispatchFields } from './DispatchFields';
import { FilesField } from '../../ui/FilesField';
import { OneOfField } from '../../ui/OneOfField';
import type { FieldsProps } from './fields-props';
import { MergeFields } from './MergeFields';
import { PlaceFields } from './PlaceFields';
import { TemplatedWords } from './TemplatedWords';

const YES = { found: '情况属实', notFound: '不属实' };
const ENDINGS = Object.entries(CASE_ENDINGS).map(([value, label]) => ({ value, label }));
const LEVELS = Object.entries(RATINGS)
  .map(([value, label]) => ({ value: Number(value), label }))
  .reverse();

/** One component per form of the flow table. */
const FIELDS: Record<CaseForm, (props: FieldsProps) => ReactNode> = {
  none: () => <p>确认后立即生效。</p>,
  words: () => (
    <>
      <TemplatedWords form="words" label="说明（可不填）" max={1000} />
      <FilesField />
    </>
  ),
  reason: () => (
    <>
      <TemplatedWords form="reason" label="理由" max={1000} least={2} />
      <FilesField />
    </>
  ),
  place: PlaceFields,
  category: CategoryFields,
  verify: () => (
    <>
      <OneOfField
        name="found"
        label="现场核实"
        choices={[
          { value: true, label: YES.found },
          { value: false, label: YES.notFound },
        ]}
      />
      <TemplatedWords form="verify" label="现场情况" max={1000} least={2} />
      <FilesField />
    </>
  ),
  merge: MergeFields,
  dispatch: DispatchFields,
  extension: () => (
    <>
      <DaysField label="申请延期（工作日）" most={10} />
      <TemplatedWords form="extension" label="延期理由" max={1000} least={2} />
    </>
  ),
  suspend: () => (
    <>
      <DaysField label="挂账天数" most={180} />
      <TemplatedWords form="suspend" label="挂账理由" max={1000} least={2} />
    </>
  ),
  answer: () => (
    <>
      <OneOfField name="ending" label="办理结论" choices={ENDINGS} />
      <TemplatedWords form="answer" label="办理结果（居民会看到）" max={2000} least={2} />
      <FilesField label="办理后的照片或视频" />
    </>
  ),
  inspect: () => (
    <>
      <TemplatedWords form="inspect" label="核查情况" max={1000} least={2} />
      <FilesField label="现场照片或视频" />
    </>
  ),
  rating: () => (
    <>
      <OneOfField name="level" label="满意程度" choices={LEVELS} />
      <TemplatedWords form="rating" label="说明（可不填）" max={1000} />
      <FilesField />
    </>
  ),
  callBack: () => (
    <>
      <OneOfField
        name="reached"
        label="是否联系上"
        choices={[
          { value: true, label: '已联系上' },
          { value: false, label: '未联系上' },
        ]}
      />
      <TemplatedWords form="callBack" label="回访情况" max={1000} least={2} />
    </>
  ),
  supervise: () => (
    <>
      <TemplatedWords form="supervise" label="督办要求" max={1000} least={2} />
      <DaysField label="要求几个工作日内回复" most={30} />
    </>
  ),
};

export function StepFields({ form, view }: FieldsProps & { form: CaseForm }) {
  const Fields = FIELDS[form];
  return <Fields view={view} />;
}

/** What a form starts with: what the case already says. */
export function initialOf(form: CaseForm, view?: CaseView): Record<string, unknown> {
  if (form === 'place') return { place: view?.place, address: view?.address };
  if (form === 'category') return { categoryCode: view?.categoryCode || undefined };
  if (form === 'supervise') return { days: 2 };
  return {};
}
