import { staffApi, type StaffView } from '@contract/staff/staff.api';
import { App, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { FormModal } from '../ui/FormModal';
import { DAY_MS, dayBegins, useOrgChanged } from './org-data';
import { PersonPicker } from './PersonPicker';

interface DelegateDialogProps {
  person: StaffView;
  onClose: () => void;
}

interface Values {
  toId: number;
  days: [Dayjs, Dayjs];
  words: string;
}

export function DelegateDialog({ person, onClose }: DelegateDialogProps) {
  const [form] = Form.useForm<Values>();
  const changed = useOrgChanged();
  const { message } = App.useApp();
  const delegate = useCreate(staffApi.delegate, () => {
    changed();
    void message.success('已设置代理');
    onClose();
  });
  const send = () => {
    const { toId, days, words } = form.getFieldsValue();
    const [from, to] = days.map((day) => dayBegins(day.format('YYYY-MM-DD')));
    delegate.mutate({ fromId: person.id, toId, startsAt: from ?? 0, endsAt: (to ?? 0) + DAY_MS, words });
  };
  return (
    <FormModal
      title={`设置代理 · ${person.name}`}
      form={form}
      refusal={delegate.error ? messageOf(delegate.error) : undefined}
      submitLabel="设置"
      busy={delegate.isPending}
      note={<p className="org-note">代理人在期内可办理其全部岗位的事项，办理记录注明“代理{person.name}”。</p>}
      onSubmit={send}
      onClose={onClose}
    >
      <Form.Item name="toId" label="代理人" rules={[{ required: true, message: '请选择代理人' }]}>
        <PersonPicker except={person.id} />
      </Form.Item>
      <Form.Item name="days" label="起止日期" rules={[{ required: true, message: '请选择起止日期' }]}>
        <DatePicker.RangePicker />
      </Form.Item>
      <Form.Item name="words" label="事由" rules={[{ required: true, min: 2, message: '请写明事由' }]}>
        <Input maxLength={200} placeholder="如：休年假、外出培训" />
      </Form.Item>
    </FormModal>
  );
}
