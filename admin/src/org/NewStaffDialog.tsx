import { staffApi, type FirstPassword } from '@contract/staff/staff.api';
import { Form, Input } from 'antd';
import { messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { FormModal } from '../ui/FormModal';
import { useOrgChanged } from './org-data';

interface NewStaffDialogProps {
  onDone: (made: FirstPassword) => void;
  onClose: () => void;
}

export function NewStaffDialog({ onDone, onClose }: NewStaffDialogProps) {
  const [form] = Form.useForm<{ account: string; name: string; phone?: string }>();
  const changed = useOrgChanged();
  const create = useCreate(staffApi.create, (made) => {
    changed();
    onClose();
    onDone(made);
  });
  return (
    <FormModal
      title="新增人员"
      form={form}
      refusal={create.error ? messageOf(create.error) : undefined}
      submitLabel="新增"
      busy={create.isPending}
      note={
        <p className="org-note">新增后得到一次性初始密码，本人首次登录须自行改密；岗位由安全管理员授予。</p>
      }
      onSubmit={() => {
        const { account, name, phone } = form.getFieldsValue();
        create.mutate({ account, name, ...(phone ? { phone } : {}) });
      }}
      onClose={onClose}
    >
      <Form.Item
        name="account"
        label="用户名"
        extra="小写字母开头，可含数字和 . _ -"
        rules={[{ required: true, pattern: /^[a-z][a-z0-9._-]{1,39}$/, message: '请按要求填写用户名' }]}
      >
        <Input maxLength={40} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="name"
        label="姓名"
        rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="phone"
        label="手机号"
        rules={[{ pattern: /^1\d{10}$/, message: '手机号应为 11 位数字' }]}
      >
        <Input maxLength={11} inputMode="numeric" />
      </Form.Item>
    </FormModal>
  );
}
