import { Form, Select } from 'antd';

interface DeskFieldProps {
  desks: { id: number; name: string }[];
  label: string;
  /** The community is settled: what is planned stays where it is. */
  settled?: true;
}

/** Which of one's communities. */
export function DeskField({ desks, label, settled }: DeskFieldProps) {
  return (
    <Form.Item name="communityId" label={label} rules={[{ required: true, message: '请选择社区' }]}>
      <Select
        disabled={settled === true || desks.length < 2}
        options={desks.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder="您没有管理的社区"
      />
    </Form.Item>
  );
}
