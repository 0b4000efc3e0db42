import { partyLifeApi, type ContactView, type PartyMineView } from '@contract/party/party-life.api';
import { orgApi } from '@contract/org/org.api';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio, Select } from 'antd';
import { byLabel } from '../../app/choices';
import { api, messageOf } from '../../app/http';
import { useCreate } from '../../app/use-create';
import { FormModal } from '../../ui/FormModal';
import { WordsField } from '../../ui/WordsField';
import { OrgChoice } from '../OrgChoice';
import { usePartyTaken } from '../party-data';

interface Filled {
  from: 'party' | 'community';
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
  const from = Form.useWatch('from', form);
  const taken = usePartyTaken();
  const propose = useCreate(partyLifeApi.proposeContact, (pair) => {
    taken.contact(pair);
    onMade(pair);
  });
  const sides = [
    ...(mine.runs.length > 0 ? [{ value: 'party', label: '党组织' }] : []),
    ...(mine.communities.length > 0 ? [{ value: 'community', label: '社区' }] : []),
  ];
  return (
    <FormModal
      title="提出结对"
      form={form}
      refusal={propose.error ? messageOf(propose.error) : undefined}
      submitLabel="提出结对"
      busy={propose.isPending}
      initial={{ from: sides[0]?.value }}
      onSubmit={() => propose.mutate(form.getFieldsValue())}
      onClose={onClose}
    >
      <Form.Item name="from" label="由哪一方发起" rules={[{ required: true, message: '请选择发起方' }]}>
        <Radio.Group options={sides} />
      </Form.Item>
      <Form.Item name="orgUnitId" label="党组织" rules={[{ required: true, message: '请选择党组织' }]}>
        {from === 'party' ? (
          <Select options={mine.runs.map(({ id, name }) => ({ value: id, label: name }))} />
        ) : (
          <OrgChoice />
        )}
      </Form.Item>
      <Form.Item name="targetId" label="社区" rules={[{ required: true, message: '请选择社区' }]}>
        {from === 'community' ? (
          <Select options={mine.communities.map(({ id, name }) => ({ value: id, label: name }))} />
        ) : (
          <CommunitySelect />
        )}
      </Form.Item>
      <Form.Item name="households" label="哪些住户（不填就是整个社区）">
        <Input maxLength={80} placeholder="如 3 号楼 2 单元" />
      </Form.Item>
      <WordsField label="打算怎么联系" max={200} least={2} />
    </FormModal>
  );
}

interface CommunitySelectProps {
  id?: string;
  value?: number;
  onChange?: (id: number) => void;
}

function CommunitySelect(props: CommunitySelectProps) {
  const units = useQuery({
    queryKey: ['party-life', 'communities'],
    queryFn: () => api(orgApi.units, { kinds: 'community' }),
    staleTime: 600_000,
  });
  return (
    <Select
      {...props}
      showSearch
      loading={units.isPending}
      filterOption={byLabel}
      options={units.data?.rows.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
