import { MEMBER_KINDS, partyApi, type MemberKind, type PartyOrgRow } from '@contract/staff/party.api';
import { useMutation } from '@tanstack/react-query';
import { DatePicker, Form, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { api, messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';
import { dayBegins, useOrgChanged } from './org-data';
import { PersonPicker } from './PersonPicker';

interface MemberDialogProps {
  org: PartyOrgRow;
  onClose: () => void;
}

const KINDS = Object.entries(MEMBER_KINDS).map(([value, label]) => ({ value, label }));

export function MemberDialog({ org, onClose }: MemberDialogProps) {
  const [form] = Form.useForm<{ personId: number; kind: MemberKind; since: Dayjs }>();
  const changed = useOrgChanged();
  const save = useMutation({
    mutationFn: () => {
      const { personId, kind, since } = form.getFieldsValue();
      return api(partyApi.setMember, {
        personId,
        orgUnitId: org.id,
        kind,
        since: dayBegins(since.format('YYYY-MM-DD')),
      });
    },
    onSuccess: () => {
      changed();
      onClose();
    },
  });
  return (
    <FormModal
      title={`登记党员 · ${org.name}`}
      form={form}
      refusal={save.error ? messageOf(save.error) : undefined}
      submitLabel="登记"
      busy={save.isPending}
      initial={{ kind: 'full' }}
      note={<p className="org-note">已在其他党组织的，登记后转到这里。</p>}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Form.Item name="personId" label="人员" rules={[{ required: true, message: '请选择人员' }]}>
        <PersonPicker />
      </Form.Item>
      <Form.Item name="kind" label="类别" rules={[{ required: true }]}>
        <Select options={KINDS} />
      </Form.Item>
      <Form.Item name="since" label="入党日期" rules={[{ required: true, message: '请选择入党日期' }]}>
        <DatePicker />
      </Form.Item>
    </FormModal>
  );
}
