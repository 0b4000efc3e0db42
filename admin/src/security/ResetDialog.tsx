import { securityApi, type SecurityRow } from '@contract/identity/security.api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';
import { api, messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';

interface ResetDialogProps {
  person: SecurityRow;
  onClose: () => void;
}

/** For a lost telephone: with a reason, for whoever reads the audit log later. */
export function ResetDialog({ person, onClose }: ResetDialogProps) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const reset = useMutation({
    mutationFn: (reason: string) => api(securityApi.resetSecondFactor, { id: person.id, reason }),
    onSuccess: () => {
      void message.success(`${person.name}的双因素登录已重置`);
      void client.invalidateQueries({ queryKey: ['security'] });
      onClose();
    },
  });
  return (
    <FormModal
      title={`重置双因素登录 · ${person.name}`}
      form={form}
      refusal={reset.error ? messageOf(reset.error) : undefined}
      note={
        <p className="form-about">
          请先当面或电话核实本人。重置后原验证器与恢复码全部作废，已登录的地方全部下线
          {person.administrator ? '；管理员下次登录必须重新设置。' : '，下次只凭密码登录。'}
        </p>
      }
      submitLabel="重置"
      danger
      busy={reset.isPending}
      onSubmit={(values) => reset.mutate(String(values['reason']))}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label="原因"
        rules={[{ required: true, whitespace: true, message: '请写明原因' }]}
      >
        <Input.TextArea rows={3} maxLength={200} showCount placeholder="如：手机遗失，已当面核实身份" />
      </Form.Item>
    </FormModal>
  );
}
