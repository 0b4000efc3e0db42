import { rightsApi, type RequestRow } from '@contract/identity/rights.api';
import { useMutation } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { api, messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';

export interface Settling {
  row: RequestRow;
  action: 'settle' | 'refuse';
  label: string;
}

interface SettleDialogProps extends Settling {
  onDone: (row: RequestRow) => void;
  onClose: () => void;
}

/** The answer to someone who asked for something to be put right. */
export function SettleDialog({ row, action, label, onDone, onClose }: SettleDialogProps) {
  const [form] = Form.useForm<{ words: string }>();
  const send = useMutation({
    mutationFn: (words: string) => api(rightsApi.settle, { id: row.id, action, words }),
    onSuccess: (settled) => {
      onDone(settled);
      onClose();
    },
  });
  return (
    <FormModal
      title={`${label}：${row.personName}`}
      form={form}
      refusal={send.error ? messageOf(send.error) : undefined}
      note={<p className="asked-words">{row.words}</p>}
      submitLabel={label}
      danger={action === 'refuse'}
      busy={send.isPending}
      onSubmit={() => send.mutate(form.getFieldsValue().words)}
      onClose={onClose}
    >
      <Form.Item
        name="words"
        label="答复（本人会看到）"
        rules={[{ required: true, whitespace: true, min: 4, message: '请写明答复，至少 4 个字' }]}
      >
        <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 8 }} maxLength={400} showCount />
      </Form.Item>
    </FormModal>
  );
}
