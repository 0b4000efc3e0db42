import type { CaseForm } from '@contract/case/case.flow';
import { Form, Input, Select } from 'antd';
import { useTemplates } from '../../app/town-data';

interface WordsFieldProps {
  /** Whose reply templates fit here. */
  form: CaseForm;
  label: string;
  max: number;
  /** At least so many characters; absent when it may stay empty. */
  least?: number;
}

/** Characters as people count them, as the server does. */
const lengthOf = (text: string) => [...text].length;

export function WordsField({ form, label, max, least }: WordsFieldProps) {
  const rules = [
    { required: least !== undefined, whitespace: true, message: `请填写${label.replace(/（.*）/, '')}` },
    {
      validator: async (_: unknown, text: string = '') => {
        const length = lengthOf(text.trim());
        if (length > max) throw new Error(`最多 ${max} 个字`);
        if (length > 0 && least !== undefined && length < least) throw new Error(`请至少填写 ${least} 个字`);
      },
    },
  ];
  return (
    <div className="words-field">
      <TemplatePicker form={form} />
      <Form.Item name="words" label={label} rules={rules}>
        <Input.TextArea
          autoSize={{ minRows: 3, maxRows: 10 }}
          count={{ show: true, max, strategy: lengthOf }}
        />
      </Form.Item>
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
