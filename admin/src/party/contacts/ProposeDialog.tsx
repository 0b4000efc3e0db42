import { partyLifeApi, type ContactView, type PartyMineView } from '@contract/party/party-life.api';
import type { UnitBrief } from '@contract/staff/unit.api';
import { Form, Input, Radio, Select } from 'antd';
import { byLabel } from '../../app/choices';
import { messageOf } from '../../app/http';
import { useCreate } from '../../app/use-create';
import { FormModal } from '../../ui/FormModal';
import { WordsField } from '../../ui/WordsField';
import { CommunityChoice } from '../CommunityChoice';
import { OrgChoice } from '../OrgChoice';
import { usePartyTaken } from '../party-data';

/** A member stands by somebody themselves, without their organisation. */
type Side = 'party' | 'community' | 'member';
interface Filled {
  from: Side;
  orgUnitId?: number;
  targetId: number;
  households?: string;
  words: string;
}
interface ProposeDialogProps {
  mine: PartyMineView;
  onMade: (pair: ContactView) => void;
  onClose: () => void;
}

/** Either side offers, and the other confirms. */
export function ProposeDialog({ mine, onMade, onClose }: ProposeDialogProps) {
  const [form] = Form.useForm<Filled>();
  const taken = usePartyTaken();
  const propose = useCreate(partyLifeApi.proposeContact, (pair) => {
    taken.contact(pair);
    onMade(pair);
  });
  const sides = sidesOf(mine);
  const from = Form.useWatch('from', form) ?? sides[0]?.value;
  const send = () => {
    const { from: side, ...filled } = form.getFieldsValue();
    propose.mutate({ ...filled, from: side === 'community' ? side : 'party' });
  };
  return (
    <FormModal
      title="提出结对"
      form={form}
      refusal={propose.error ? messageOf(propose.error) : undefined}
      submitLabel="提出结对"
      busy={propose.isPending}
      initial={{ from: sides[0]?.value }}
      onSubmit={send}
      onClose={onClose}
    >
      <Form.Item name="from" label="由哪一方发起" rules={[{ required: true, message: '请选择发起方' }]}>
        <Radio.Group options={sides} onChange={() => form.resetFields(['orgUnitId', 'targetId'])} />
      </Form.Item>
      {from === 'member' ? null : (
        <Form.Item name="orgUnitId" label="党组织" rules={[{ required: true, message: '请选择党组织' }]}>
          {from === 'party' ? (
            <Select showSearch filterOption={byLabel} options={mine.runs.map(choiceOf)} />
          ) : (
            <OrgChoice />
          )}
        </Form.Item>
      )}
      <Form.Item name="targetId" label="社区" rules={[{ required: true, message: '请选择社区' }]}>
        {from === 'community' ? <Select options={mine.communities.map(choiceOf)} /> : <CommunityChoice />}
      </Form.Item>
      <Form.Item name="households" label="哪些住户（不填就是整个社区）">
        <Input maxLength={80} placeholder="如 3 号楼 2 单元" />
      </Form.Item>
      <WordsField label="打算怎么联系" max={200} least={2} />
    </FormModal>
  );
}

const choiceOf = ({ id, name }: UnitBrief) => ({ value: id, label: name });

const sidesOf = ({ runs, communities, membership }: PartyMineView): { value: Side; label: string }[] => [
  ...(runs.length > 0 ? [{ value: 'party' as const, label: '党组织' }] : []),
  ...(membership ? [{ value: 'member' as const, label: '党员本人' }] : []),
  ...(communities.length > 0 ? [{ value: 'community' as const, label: '社区' }] : []),
];
