import { payoutApi, type QuarantineView } from '@contract/payout/payout.api';
import { useQueryClient } from '@tanstack/react-query';
import { App, Form } from 'antd';
import { messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { FormModal } from '../ui/FormModal';
import { WordsField } from '../ui/WordsField';
import { PENDING, QUARANTINE } from './use-payout';

interface SettleDialogProps {
  held: QuarantineView;
  onClose: () => void;
}

/** What came of something that did not fit. */
export function SettleDialog({ held, onClose }: SettleDialogProps) {
  const [form] = Form.useForm<{ words: string }>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const settle = useCreate(payoutApi.settle, () => {
    for (const queryKey of [QUARANTINE, PENDING]) void client.invalidateQueries({ queryKey });
    void message.success('已记下处理结果');
    onClose();
  });
  return (
    <FormModal
      title={`处理：${held.kindLabel}`}
      form={form}
      refusal={settle.error ? messageOf(settle.error) : undefined}
      note={<p className="form-about">{held.says}</p>}
      submitLabel="记下"
      first="words"
      busy={settle.isPending}
      onSubmit={() => settle.mutate({ id: held.id, words: form.getFieldsValue().words })}
      onClose={onClose}
    >
      <WordsField label="处理结果" max={200} least={2} />
    </FormModal>
  );
}
