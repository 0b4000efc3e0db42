import type { PlainPerson } from '@contract/identity/rights.api';
import { useMutation } from '@tanstack/react-query';
import { Alert, Descriptions, Form, Input } from 'antd';
import { messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';

interface UnmaskDialogProps {
  title: string;
  /** Asks the server; it answers, and keeps a row of the audit log. */
  ask: (reason: string) => Promise<PlainPerson>;
  onClose: () => void;
}

/** A name and a number in plain, for a reason; gone again when the dialog closes. */
export function UnmaskDialog({ title, ask, onClose }: UnmaskDialogProps) {
  const [form] = Form.useForm<{ reason: string }>();
  // Never cached: nothing plain stays in the page once this is closed.
  const shown = useMutation({ mutationFn: ask, gcTime: 0 });
  return (
    <FormModal
      title={title}
      form={form}
      refusal={shown.error ? messageOf(shown.error) : undefined}
      note={
        shown.data ? (
          <Descriptions
            className="unmasked"
            bordered
            column={1}
            items={[
              { key: 'name', label: '姓名', children: shown.data.name || '没有' },
              { key: 'phone', label: '手机号', children: shown.data.phone || '没有登记' },
            ]}
          />
        ) : (
          <Alert
            className="note-before-form"
            type="info"
            showIcon
            message="查看会连同您的姓名、时间和原因记入审计日志。"
          />
        )
      }
      submitLabel={shown.data ? '已显示' : '查看'}
      busy={shown.isPending}
      blocked={shown.data !== undefined}
      onSubmit={() => shown.mutate(form.getFieldsValue().reason)}
      onClose={onClose}
    >
      {shown.data ? null : (
        <Form.Item
          name="reason"
          label="为什么要看"
          rules={[{ required: true, whitespace: true, min: 4, message: '请写明原因，至少 4 个字' }]}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 4 }} maxLength={200} showCount />
        </Form.Item>
      )}
    </FormModal>
  );
}
