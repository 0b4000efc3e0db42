import { Choices } from '@shared/ui/Choices';
import { Field } from '@shared/ui/Field';
import { WordsField } from './WordsField';
import { lacksWords, type FieldsProps, type StepForm } from './step-form';

export const SUPERVISE_WORDS = '请尽快办理并回复';
/** Working days to answer in, unless told otherwise. */
export const SUPERVISE_DAYS = 2;

export const extensionForm: StepForm<'extension'> = {
  Fields: (given) => (
    <>
      <Days {...given} label="延长几个工作日" days={[1, 2, 3, 5, 7, 10]} />
      <WordsField
        {...given}
        form="extension"
        label="原因"
        required
        placeholder="为什么来不及，打算哪天办完"
      />
    </>
  ),
  lacks: (draft) => (draft.days ? lacksWords(draft, '原因') : '请选择延长几个工作日'),
  fill: ({ days = 1, words }) => ({ days, words: words.trim() }),
};

export const suspendForm: StepForm<'suspend'> = {
  Fields: (given) => (
    <>
      <Days {...given} label="挂账多少天" days={[7, 15, 30, 60, 90, 180]} />
      <WordsField {...given} form="suspend" label="原因" required placeholder="缺什么条件，什么时候能恢复" />
    </>
  ),
  lacks: (draft) => (draft.days ? lacksWords(draft, '原因') : '请选择挂账多少天'),
  fill: ({ days = 7, words }) => ({ days, words: words.trim() }),
};

export const superviseForm: StepForm<'supervise'> = {
  Fields: (given) => (
    <>
      <WordsField {...given} form="supervise" label="督办意见" required />
      <Days {...given} label="几天内回复" days={[1, 2, 3, 5]} />
    </>
  ),
  start: () => ({ words: SUPERVISE_WORDS, days: SUPERVISE_DAYS }),
  lacks: (draft) => lacksWords(draft, '督办意见'),
  fill: ({ days, words }) => ({ days, words: words.trim() }),
};

interface DaysProps extends FieldsProps {
  label: string;
  days: readonly number[];
}

function Days({ draft, change, label, days }: DaysProps) {
  const choices = days.map((value) => ({ value, label: `${value} 天` }));
  return (
    <Field label={label} required>
      <Choices choices={choices} value={draft.days} onChange={(chosen) => change({ days: chosen })} />
    </Field>
  );
}
