import { moderationApi, type ModerationItem } from '@contract/moderation/moderation.api';
import type { ModeratorAction } from '@contract/moderation/moderation.flow';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { ApiError, api, messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';
import { KINDS } from './ModerationList';
import type { Decision } from './ModerationPage';

/** The usual reasons; the first of them stands there already. */
const REASONS: Record<ModeratorAction, readonly string[]> = {
  pass: ['未见违规内容', '平台误判，内容正常'],
  block: ['含违法违规内容', '露出他人面容、车牌或证件', '辱骂、骚扰他人', '广告，与上报无关'],
};
const EFFECT: Record<ModeratorAction, string> = {
  pass: '通过后，附近居民和共同上报的人也能看到。',
  block: '屏蔽后，除审核人外谁也看不到；原件留存备查。案件照常办理。',
};

interface DecisionDialogProps {
  item: ModerationItem;
  decision: Decision;
  onDone: (item: ModerationItem) => void;
  onClose: () => void;
  /** A colleague was faster: what is shown is no longer so. */
  onMoved: () => void;
}

/** Pass or block, with a reason that stays with it. Enter sends: there is only one line to write. */
export function DecisionDialog({ item, decision, onDone, onClose, onMoved }: DecisionDialogProps) {
  const [form] = Form.useForm<{ words: string }>();
  const { message } = App.useApp();
  const { action, label } = decision;
  const send = useMutation({
    mutationFn: (words: string) => api(moderationApi.take, { id: item.id, action, seen: item.state, words }),
    onSuccess: (decided) => {
      void message.success(`${decided.stateLabel}，已记入留痕`);
      onDone(decided);
      onClose();
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'moderationMoved') onMoved();
    },
  });
  return (
    <FormModal
      title={`${label}这${item.kind === 'words' ? '段' : '个'}${KINDS[item.kind]}`}
      form={form}
      initial={{ words: REASONS[action][0] }}
      first="words"
      refusal={send.error ? messageOf(send.error) : undefined}
      note={<p className="form-about">{EFFECT[action]}</p>}
      submitLabel={label}
      danger={action === 'block'}
      busy={send.isPending}
      onSubmit={() => send.mutate(form.getFieldsValue().words)}
      onClose={onClose}
    >
      <div className="usual-reasons" role="group" aria-label="常用的话">
        {REASONS[action].map((reason) => (
          <Button key={reason} size="small" onClick={() => form.setFieldsValue({ words: reason })}>
            {reason}
          </Button>
        ))}
      </div>
      <Form.Item
        name="words"
        label="理由"
        rules={[{ required: true, whitespace: true, min: 2, message: '请写明理由，至少 2 个字' }]}
      >
        <Input maxLength={200} showCount onPressEnter={() => form.submit()} />
      </Form.Item>
    </FormModal>
  );
}
