import { CASE_ENDINGS, RATINGS, type CaseEnding, type RatingLevel } from '@contract/case/case.flow';
import { Choices, type Choice } from '@shared/ui/Choices';
import { Field } from '@shared/ui/Field';
import { WordsField } from './WordsField';
import { lacksWords, type FieldsProps, type StepForm } from './step-form';

const isEnding = (key: string): key is CaseEnding => key in CASE_ENDINGS;
const ENDINGS = Object.keys(CASE_ENDINGS)
  .filter(isEnding)
  .map((value) => ({ value, label: CASE_ENDINGS[value] }));
const LEVELS: Choice<RatingLevel>[] = ([5, 4, 3, 2, 1] as const).map((value) => ({
  value,
  label: RATINGS[value],
}));

export const answerForm: StepForm<'answer'> = {
  Fields: (given) => (
    <>
      <Field label="办理结论" required hint="如实选择，上报人看得到">
        <Choices
          choices={ENDINGS}
          value={given.draft.ending}
          onChange={(ending) => given.change({ ending })}
        />
      </Field>
      <WordsField
        {...given}
        form="answer"
        label="办理情况"
        required
        max={2000}
        placeholder="做了什么，结果怎样；没办成的，写明原因和下一步"
      />
    </>
  ),
  photos: '办理后的照片或视频',
  lacks: (draft) => (draft.ending ? lacksWords(draft, '办理情况') : '请选择办理结论'),
  fill: ({ ending = 'solved', words }, files) => ({ ending, words: words.trim(), files }),
};

export const verifyForm: StepForm<'verify'> = {
  Fields: (given) => (
    <>
      <YesNo {...given} label="情况是否属实" yes="属实" no="不属实" />
      <WordsField {...given} form="verify" label="现场看到的情况" required />
    </>
  ),
  photos: '现场照片或视频',
  lacks: (draft) => (draft.yes === undefined ? '请选择情况是否属实' : lacksWords(draft, '现场看到的情况')),
  fill: ({ yes = false, words }, files) => ({ found: yes, words: words.trim(), files }),
};

export const callBackForm: StepForm<'callBack'> = {
  Fields: (given) => (
    <>
      <YesNo {...given} label="是否联系上" yes="联系上了" no="没有联系上" />
      <WordsField {...given} form="callBack" label="回访情况" required />
    </>
  ),
  lacks: (draft) => (draft.yes === undefined ? '请选择是否联系上' : lacksWords(draft, '回访情况')),
  fill: ({ yes = false, words }) => ({ reached: yes, words: words.trim() }),
};

export const ratingForm: StepForm<'rating'> = {
  Fields: (given) => (
    <>
      <Field label="满意程度" required>
        <Choices
          rows
          choices={LEVELS}
          value={given.draft.level}
          onChange={(level) => given.change({ level })}
        />
      </Field>
      <WordsField {...given} form="rating" label="想说的话" placeholder="可以不填" />
    </>
  ),
  photos: '照片或视频',
  lacks: ({ level }) => (level ? undefined : '请选择满意程度'),
  fill: ({ level = 3, words }, files) => ({ level, words: words.trim(), files }),
};

interface YesNoProps extends FieldsProps {
  label: string;
  yes: string;
  no: string;
}

function YesNo({ draft, change, label, yes, no }: YesNoProps) {
  const chosen = draft.yes === undefined ? undefined : draft.yes ? 'yes' : 'no';
  const choices: Choice<'yes' | 'no'>[] = [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ];
  return (
    <Field label={label} required>
      <Choices choices={choices} value={chosen} onChange={(value) => change({ yes: value === 'yes' })} />
    </Field>
  );
}
