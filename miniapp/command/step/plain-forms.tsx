import { WordsField } from './WordsField';
import { lacksWords, type StepForm } from './step-form';

/** Nothing to fill in. */
export const noForm: StepForm<'none'> = {
  Fields: () => null,
  lacks: () => undefined,
  fill: () => ({}),
};

export const wordsForm: StepForm<'words'> = {
  Fields: (given) => <WordsField {...given} form="words" label="说明" placeholder="可以不填" />,
  photos: '照片或视频',
  lacks: () => undefined,
  fill: ({ words }, files) => ({ words: words.trim(), files }),
};

export const reasonForm: StepForm<'reason'> = {
  Fields: (given) => (
    <WordsField
      {...given}
      form="reason"
      label="原因"
      required
      placeholder="写清楚原因，对方和留痕里都看得到"
    />
  ),
  photos: '照片或视频',
  lacks: (draft) => lacksWords(draft, '原因'),
  fill: ({ words }, files) => ({ words: words.trim(), files }),
};

export const inspectForm: StepForm<'inspect'> = {
  Fields: (given) => (
    <WordsField
      {...given}
      form="inspect"
      label="现场看到的情况"
      required
      placeholder="例如：路灯已亮，现场无遗留"
    />
  ),
  photos: '现场照片或视频',
  lacks: (draft) => lacksWords(draft, '现场看到的情况'),
  fill: ({ words }, files) => ({ words: words.trim(), files }),
};
