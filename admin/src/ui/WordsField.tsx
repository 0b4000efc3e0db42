import { Form, Input } from 'antd';

interface WordsFieldProps {
  label: string;
  max: number;
  /** At least so many characters; absent when it may stay empty. */
  least?: number;
}

/** Characters as people count them, as the server does. */
const lengthOf = (text: string) => [...text].length;

/** What somebody says with a step, as field `words`. */
export function WordsField({ label, max, least }: WordsFieldProps) {
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
    <Form.Item name="words" label={label} rules={rules}>
      <Input.TextArea
        autoSize={{ minRows: 3, maxRows: 10 }}
        count={{ show: true, max, strategy: lengthOf }}
      />
    </Form.Item>
  );
}
