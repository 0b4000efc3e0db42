import { Form, Input } from 'antd';
import { TownTimePicker } from '../../ui/TownTimePicker';

const atLeastTwo = (message: string) => ({ required: true, whitespace: true, min: 2, message });

/** What a meeting is about, where, and when. */
export function PlanFields() {
  return (
    <>
      <Form.Item name="title" label="会议主题" rules={[atLeastTwo('请填写会议主题，至少两个字')]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="place" label="地点" rules={[atLeastTwo('请填写地点')]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="startsAt"
        label="时间"
        rules={[{ required: true, message: '请选择时间' }]}
        extra="补登没有在这里通知过的会议，可以选一个月以内的时间"
      >
        <TownTimePicker />
      </Form.Item>
      <Form.Item name="words" label="议程和要求（可不填）">
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} showCount />
      </Form.Item>
    </>
  );
}
