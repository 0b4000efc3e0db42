import type { CaseForm } from '@contract/case/case.flow';
import { Form, Select } from 'antd';
import { useTemplates } from '../../app/town-data';
import { WordsField } from '../../ui/WordsField';

interface TemplatedWordsProps {
  /** Whose reply templates fit here. */
  form: CaseForm;
  label: string;
  max: number;
  /** At least so many characters; absent when it may stay empty. */
  least?: number;
}

/** The words of a step, with the reply templates that fit it. */
export function TemplatedWords({ form, ...words }: TemplatedWordsProps) {
  return (
    <div className="words-field">
      <TemplatePicker form={form} />
      <WordsField {...words} />
    </div>
  );
}

function TemplatePicker({ form }: { form: CaseForm }) {
  const page = Form.useFormInstance();
  const { data } = useTemplates();
  const fitting = data?.rows.filter((template) => template.form === form) ?? [];
  if (fitting.length === 0) return null;
  const insert = (id: number) => {
    const template = fitting.find((one) => one.id === id);
    const before: unknown = page.getFieldValue('words');
    if (template) page.setFieldValue('words', [before, template.words].filter(Boolean).join('\n'));
  };
  return (
    <Select
      className="template-picker"
      placeholder="套用回复模板"
      size="small"
      value={null}
      options={fitting.map(({ id, name, words }) => ({ value: id, label: name, title: words }))}
      onChange={(id: number | null) => id !== null && insert(id)}
    />
  );
}
