import { staffApi, type StaffView } from '@contract/staff/staff.api';
import { Form, Input } from 'antd';
import { messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';
import { useStaffStep } from './use-staff-step';

interface DisableDialogProps {
  person: StaffView;
  onClose: () => void;
}

export function DisableDialog({ person, onClose }: DisableDialogProps) {
  const [form] = Form.useForm<{ words: string }>();
  const disable = useStaffStep(staffApi.disable, '已停用，本人已退出登录', onClose);
  return (
    <FormModal
      title={`停用账号 · ${person.name}`}
      form={form}
      refusal={disable.error ? messageOf(disable.error) : undefined}
      submitLabel="停用"
      danger
      busy={disable.isPending}
      note={
        <p className="org-note">
          本人立即退出全部登录，岗位随之失效；经办过的记录保留。有在办案件的，请先办理调动。
        </p>
      }
      onSubmit={() => disable.mutate({ id: person.id, words: form.getFieldsValue().words })}
      onClose={onClose}
    >
      <Form.Item name="words" label="原因" rules={[{ required: true, min: 2, message: '请写明原因' }]}>
        <Input.TextArea maxLength={200} autoFocus showCount />
      </Form.Item>
    </FormModal>
  );
}
