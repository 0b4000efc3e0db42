import { staffApi, type StaffView } from '@contract/staff/staff.api';
import { Form, Input } from 'antd';
import { messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';
import { leavesWork } from './leaves-work';
import { useStaffStep } from './use-staff-step';

interface DisableDialogProps {
  person: StaffView;
  onClose: () => void;
}

/** Open cases that would be left behind are named first; then it takes a second word. */
export function DisableDialog({ person, onClose }: DisableDialogProps) {
  const [form] = Form.useForm<{ words: string }>();
  const disable = useStaffStep(staffApi.disable, '已停用，本人已退出登录', onClose);
  const warned = leavesWork(disable.error);
  return (
    <FormModal
      title={`停用账号 · ${person.name}`}
      form={form}
      refusal={disable.error ? messageOf(disable.error) : undefined}
      submitLabel={warned ? '仍要停用' : '停用'}
      danger
      busy={disable.isPending}
      note={
        <p className="org-note">
          本人立即退出全部登录，岗位和分管随之失效；经办过的记录保留。手上有在办案件、或会让岗位没有人的，停用前会提醒。
        </p>
      }
      onSubmit={() =>
        disable.mutate({
          id: person.id,
          words: form.getFieldsValue().words,
          ...(warned ? { anyway: true } : {}),
        })
      }
      onClose={onClose}
    >
      <Form.Item name="words" label="原因" rules={[{ required: true, min: 2, message: '请写明原因' }]}>
        <Input.TextArea maxLength={200} autoFocus showCount />
      </Form.Item>
    </FormModal>
  );
}
