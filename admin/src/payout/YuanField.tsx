import { Form, InputNumber } from 'antd';

interface YuanFieldProps {
  name: string;
  label: string;
  least?: number;
  most: number;
  hint?: string;
}

/** An amount, typed in yuan. */
export function YuanField({ name, label, least, most, hint }: YuanFieldProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      extra={hint}
      rules={[
        { required: true, message: `请填写${label.replace(/（.*）/, '')}` },
        {
          type: 'number',
          min: least ?? -most,
          max: most,
          message: `应在 ${least ?? -most} 到 ${most} 元之间`,
        },
      ]}
    >
      <InputNumber precision={2} step={1} addonAfter="元" />
    </Form.Item>
  );
}
