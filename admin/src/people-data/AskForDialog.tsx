import { rightsApi, type FoundPerson, type RequestRow } from '@contract/identity/rights.api';
import { ERASURE_NOTICE_DAYS, type RequestKind } from '@contract/identity/rights.flow';
import { Alert, Form, Input } from 'antd';
import { messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { FormModal } from '../ui/FormModal';
import { WordsField } from '../ui/WordsField';

export interface AskingFor {
  person: FoundPerson;
  kind: RequestKind;
  label: string;
}

interface AskForDialogProps extends AskingFor {
  onDone: (row: RequestRow) => void;
  onClose: () => void;
}

interface Filled {
  words?: string;
  reason: string;
}

const ABOUT: Record<RequestKind, string> = {
  copy: '副本做好后，会出现在本人的随手拍“我的—我的信息”里，七天内可取；这里看不到内容。',
  correct: '登记后列在“未办结”里，由您更正并答复，本人会收到消息。',
  erase: `本人会收到消息，${ERASURE_NOTICE_DAYS} 天内可以在“我的—我的信息”里撤回；到期自动删除，无法找回，有没办完的上报就等它们办结。`,
};

/** A request in the name of somebody who cannot, or would rather not, make it in the program. */
export function AskForDialog({ person, kind, label, onDone, onClose }: AskForDialogProps) {
  const [form] = Form.useForm<Filled>();
  const ask = useCreate(rightsApi.askFor, onDone);
  return (
    <FormModal
      title={`${label}：${person.name} ${person.phone}`}
      form={form}
      refusal={ask.error ? messageOf(ask.error) : undefined}
      note={
        <Alert
          className="note-before-form"
          type={kind === 'erase' ? 'warning' : 'info'}
          showIcon
          message={ABOUT[kind]}
        />
      }
      submitLabel={label}
      danger={kind === 'erase'}
      busy={ask.isPending}
      first={kind === 'correct' ? 'words' : 'reason'}
      onSubmit={() => ask.mutate({ id: person.id, kind, ...form.getFieldsValue() })}
      onClose={onClose}
    >
      {kind === 'correct' ? <WordsField label="要更正什么（本人会看到）" max={400} least={4} /> : null}
      <Form.Item
        name="reason"
        label="怎样提出、怎样核对的身份"
        rules={[{ required: true, whitespace: true, min: 4, message: '请写明怎样核对的身份，至少 4 个字' }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 4 }}
          maxLength={200}
          showCount
          placeholder="如：本人到窗口提出，已核对身份证"
        />
      </Form.Item>
    </FormModal>
  );
}
