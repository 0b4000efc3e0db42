import { partyApi, type MemberRow, type PartyOrgRow } from '@contract/staff/party.api';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { App, Button, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../app/http';
import { fullTime } from '../ui/time';
import { LoadFailed } from '../ui/Waiting';
import { MemberDialog } from './MemberDialog';
import { PARTY, useHolds, useOrgChanged } from './org-data';

/** The register of members, of one organisation or of all that may be seen. */
export function Members({ org }: { org: PartyOrgRow | undefined }) {
  const mayEdit = useHolds('systemAdmin');
  const [adding, setAdding] = useState(false);
  const changed = useOrgChanged();
  const { message } = App.useApp();
  const members = useInfiniteQuery({
    queryKey: [PARTY, 'members', org?.id],
    queryFn: ({ pageParam }) =>
      api(partyApi.members, {
        size: 50,
        ...(org ? { orgUnitId: org.id } : {}),
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const drop = useMutation({
    mutationFn: (personId: number) => api(partyApi.dropMember, { personId }),
    onSuccess: () => changed(),
    onError: (error) => void message.error(messageOf(error)),
  });
  if (members.isError)
    return <LoadFailed failed={messageOf(members.error)} onRetry={() => void members.refetch()} />;
  const dropColumn = {
    title: '',
    width: 90,
    render: (_: unknown, { personId, name }: MemberRow) => (
      <Popconfirm title={`把${name}移出名册？`} okText="移出" onConfirm={() => drop.mutate(personId)}>
        <Button size="small" type="link">
          移出
        </Button>
      </Popconfirm>
    ),
  };
  return (
    <div className="part">
      <div className="part-head">
        <h2>{org ? `${org.name} · ${org.unit.name}` : '全部党员'}</h2>
        {mayEdit && org ? (
          <Button type="primary" onClick={() => setAdding(true)}>
            登记党员
          </Button>
        ) : null}
      </div>
      <Table<MemberRow>
        rowKey="personId"
        size="small"
        loading={members.isPending}
        dataSource={members.data?.pages.flatMap(({ rows }) => rows)}
        pagination={false}
        columns={[
          { title: '姓名', dataIndex: 'name', width: 120 },
          { title: '类别', dataIndex: 'kindLabel', width: 100 },
          { title: '所在党组织', render: (_, { orgUnit }) => orgUnit.name },
          { title: '入党日期', width: 120, render: (_, { since }) => fullTime(since).slice(0, 10) },
          ...(mayEdit ? [dropColumn] : []),
        ]}
      />
      {members.hasNextPage ? (
        <Button block loading={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
          再看 50 名
        </Button>
      ) : null}
      {adding && org ? <MemberDialog org={org} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
