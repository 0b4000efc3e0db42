import { staffApi, type StaffView } from '@contract/staff/staff.api';
import { Form, Input } from 'antd';
import { messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';
import { useStaffStep } from './use-staff-step';

interface ChangeStaffDialogProps {
  person: StaffView;
  onClose: () => void;
}

export function ChangeStaffDialog({ person, onClose }: ChangeStaffDialogProps) {
  const [form] = Form.useForm<{ name: string; phone?: string }>();
  const change = useStaffStep(staffApi.change, '已修改', onClose);
  return (
    <FormModal
      title={`修改 · ${person.name}`}
      form={form}
      refusal={change.error ? messageOf(change.error) : undefined}
      submitLabel="保存"
      busy={change.isPending}
      initial={{ name: person.name }}
      onSubmit={() => {
        const { name, phone } = form.getFieldsValue();
        change.mutate({ id: person.id, name, ...(phone ? { phone } : {}) });
      }}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label="姓名"
        rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
      >
        <Input maxLength={40} autoFocus />
      </Form.Item>
      <Form.Item
        name="phone"
        label="新手机号"
        extra={`现为 ${person.phone || '未登记'}，不改就留空`}
        rules={[{ pattern: /^1\d{10}$/, message: '手机号应为 11 位数字' }]}
      >
        <Input maxLength={11} inputMode="numeric" />
      </Form.Item>
    </FormModal>
  );
}
