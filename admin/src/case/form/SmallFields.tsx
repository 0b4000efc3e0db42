import { Form, InputNumber, Radio } from 'antd';

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

export function DaysField({ label, most }: { label: string; most: number }) {
  return (
    <Form.Item name="days" label={label} rules={[{ required: true, message: '请填写天数' }]}>
      <InputNumber min={1} max={most} precision={0} addonAfter="天" style={{ width: 160 }} />
    </Form.Item>
  );
}
