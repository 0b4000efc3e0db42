import { Form, Radio } from 'antd';

interface OneOfFieldProps {
  name: string;
  label: string;
  choices: { value: string | number | boolean; label: string }[];
}

export function OneOfField({ name, label, choices }: OneOfFieldProps) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: `请选择${label}` }]}>
      <Radio.Group options={choices} className="one-of" />
    </Form.Item>
  );
}
