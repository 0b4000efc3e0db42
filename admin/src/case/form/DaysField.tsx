import { Form, InputNumber } from 'antd';

export function DaysField({ label, most }: { label: string; most: number }) {
  return (
    <Form.Item name="days" label={label} rules={[{ required: true, message: '请填写天数' }]}>
      <InputNumber min={1} max={most} precision={0} addonAfter="天" style={{ width: 160 }} />
    </Form.Item>
  );
}
