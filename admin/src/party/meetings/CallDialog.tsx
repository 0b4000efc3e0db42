import type { MeetingInput } from '@contract/party/party-life.schema';
import { partyLifeApi, type BranchView, type MeetingView } from '@contract/party/party-life.api';
import { App, Form, Select } from 'antd';
import { messageOf } from '../../app/http';
import { useCreate } from '../../app/use-create';
import { FormModal } from '../../ui/FormModal';
import { usePartyTaken } from '../party-data';
import { PlanFields } from './PlanFields';

interface CallDialogProps {
  branch: BranchView;
  onCalled: (meeting: MeetingView) => void;
  onClose: () => void;
}

/** Calls a meeting; everybody called is told. */
export function CallDialog({ branch, onCalled, onClose }: CallDialogProps) {
  const [form] = Form.useForm<Omit<MeetingInput, 'orgUnitId'>>();
  const { message } = App.useApp();
  const taken = usePartyTaken();
  const call = useCreate(partyLifeApi.callMeeting, (meeting) => {
    taken.meeting(meeting);
    void message.success(`已通知 ${meeting.called} 人`);
    onCalled(meeting);
  });
  return (
    <FormModal
      title={`召集会议 · ${branch.name}`}
      form={form}
      refusal={call.error ? messageOf(call.error) : undefined}
      submitLabel="召集并通知"
      busy={call.isPending}
      first="kind"
      onSubmit={() => call.mutate({ orgUnitId: branch.id, ...form.getFieldsValue() })}
      onClose={onClose}
    >
      <Form.Item name="kind" label="会议" rules={[{ required: true, message: '请选择会议' }]}>
        <Select options={branch.mayCall.map(({ kind, label }) => ({ value: kind, label }))} />
      </Form.Item>
      <PlanFields />
    </FormModal>
  );
}
