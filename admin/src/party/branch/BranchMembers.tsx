import { PARTY_DUTIES, type PartyDuty } from '@contract/party/meeting.flow';
import { partyLifeApi, type BranchMember, type BranchView } from '@contract/party/party-life.api';
import { useMutation } from '@tanstack/react-query';
import { App, Select, Table } from 'antd';
import { api, messageOf } from '../../app/http';
import { LoadFailed } from '../../ui/Waiting';
import { useBranchMembers, usePartyTaken } from '../party-data';

const NONE = 'none';
const isDuty = (key: string): key is PartyDuty => key in PARTY_DUTIES;
const CHOICES = [
  { value: NONE, label: '无职务' },
  ...Object.entries(PARTY_DUTIES).map(([value, label]) => ({ value, label })),
];

/** Who is in the organisation, and who does what in it. */
export function BranchMembers({ branch }: { branch: BranchView }) {
  const { id, maySpeak } = branch;
  const members = useBranchMembers(id);
  const taken = usePartyTaken();
  const { message } = App.useApp();
  const give = useMutation({
    mutationFn: ({ personId, duty }: { personId: number; duty: PartyDuty | null }) =>
      api(partyLifeApi.setDuty, { id, personId, duty }),
    onSuccess: ({ name, dutyLabel }) => {
      taken.duty(branch);
      void message.success(`${name}：${dutyLabel ?? '已免去职务'}`);
    },
    onError: (error) => void message.error(messageOf(error)),
  });
  if (members.isError)
    return <LoadFailed failed={messageOf(members.error)} onRetry={() => void members.refetch()} />;
  const dutyOf = ({ personId, name, duty, dutyLabel }: BranchMember) =>
    maySpeak ? (
      <Select
        size="small"
        aria-label={`${name}的职务`}
        value={duty ?? NONE}
        options={CHOICES}
        disabled={give.isPending}
        className="branch-duty"
        onChange={(key: string) => give.mutate({ personId, duty: isDuty(key) ? key : null })}
      />
    ) : (
      dutyLabel
    );
  return (
    <section className="part" aria-label="本组织的党员">
      <h2>本组织的党员</h2>
      <Table<BranchMember>
        rowKey="personId"
        size="small"
        loading={members.isPending}
        dataSource={members.data?.rows}
        pagination={false}
        locale={{ emptyText: '名册里还没有党员，由系统管理员登记' }}
        columns={[
          { title: '姓名', dataIndex: 'name', width: 160 },
          { title: '类别', dataIndex: 'kindLabel', width: 120 },
          { title: '职务', render: (_, row) => dutyOf(row) },
        ]}
      />
    </section>
  );
}
