import { partyLifeApi, type PartyMineView } from '@contract/party/party-life.api';
import { Form, Select } from 'antd';
import { byLabel } from '../../app/choices';
import { messageOf } from '../../app/http';
import { useCreate } from '../../app/use-create';
import { FormModal } from '../../ui/FormModal';
import { WordsField } from '../../ui/WordsField';
import { OrgChoice } from '../OrgChoice';
import { useBranchMembers } from '../party-data';

interface Filled {
  fromId: number;
  personId: number;
  toId: number;
  words: string;
}
interface AskDialogProps {
  mine: PartyMineView;
  onMade: () => void;
  onClose: () => void;
}

/** An organisation asks for one of its members. */
export function AskDialog({ mine, onMade, onClose }: AskDialogProps) {
  const [form] = Form.useForm<Filled>();
  const fromId = Form.useWatch('fromId', form);
  const ask = useCreate(partyLifeApi.askTransfer, onMade);
  const send = () => {
    const { personId, toId, words } = form.getFieldsValue();
    ask.mutate({ personId, toId, words });
  };
  return (
    <FormModal
      title="为党员申请转接组织关系"
      form={form}
      refusal={ask.error ? messageOf(ask.error) : undefined}
      submitLabel="提交申请"
      busy={ask.isPending}
      initial={{ fromId: mine.runs[0]?.id }}
      onSubmit={send}
      onClose={onClose}
    >
      <Form.Item name="fromId" label="转出组织" rules={[{ required: true, message: '请选择转出组织' }]}>
        <Select
          showSearch
          filterOption={byLabel}
          options={mine.runs.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={() => form.resetFields(['personId'])}
        />
      </Form.Item>
      <Form.Item name="personId" label="党员" rules={[{ required: true, message: '请选择党员' }]}>
        {fromId === undefined ? <Select disabled /> : <MemberSelect key={fromId} orgId={fromId} />}
      </Form.Item>
      <Form.Item name="toId" label="接收组织" rules={[{ required: true, message: '请选择接收组织' }]}>
        <OrgChoice />
      </Form.Item>
      <WordsField label="原因" max={200} least={2} />
    </FormModal>
  );
}

interface MemberSelectProps {
  id?: string;
  orgId: number;
  value?: number;
  onChange?: (personId: number) => void;
}

function MemberSelect({ orgId, ...rest }: MemberSelectProps) {
  const members = useBranchMembers(orgId);
  return (
    <Select
      {...rest}
      loading={members.isPending}
      showSearch
      optionFilterProp="label"
      options={members.data?.rows.map(({ personId, name }) => ({ value: personId, label: name }))}
    />
  );
}
