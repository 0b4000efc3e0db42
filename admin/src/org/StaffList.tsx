import { ProTable, type ProColumns } from '@ant-design/pro-components';
import { POSTS, type Post } from '@contract/identity/identity.api';
import { staffApi, type FirstPassword, type StaffRow } from '@contract/staff/staff.api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, messageOf } from '../app/http';
import { LoadFailed } from '../ui/Waiting';
import { NewStaffDialog } from './NewStaffDialog';
import { STAFF, useHolds } from './org-data';
import { PasswordShown } from './PasswordShown';
import { StaffDrawer } from './StaffDrawer';
import { UnitPicker } from './UnitPicker';

interface Asked {
  words?: string;
  unitId?: number;
  post?: Post;
  state?: 'active' | 'disabled';
}

const POST_CHOICES = Object.entries(POSTS).map(([value, label]) => ({ value, label }));
const STATE_CHOICES = [
  { value: 'active', label: '在用' },
  { value: 'disabled', label: '已停用' },
];

/** Everybody on the staff; one opened in a drawer, by the address too (`?person=12`). */
export function StaffList() {
  const [asked, setAsked] = useState<Asked>({});
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const [first, setFirst] = useState<FirstPassword>();
  const mayAdd = useHolds('systemAdmin');
  const opened = Number(search.get('person')) || undefined;
  const open = (id?: number) => setSearch(id === undefined ? {} : { person: String(id) }, { replace: true });
  const people = useInfiniteQuery({
    queryKey: [STAFF, 'list', asked],
    queryFn: ({ pageParam }) =>
      api(staffApi.list, {
        ...asked,
        ...(asked.unitId === undefined ? {} : { below: '1' }),
        size: 50,
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  if (people.isError)
    return <LoadFailed failed={messageOf(people.error)} onRetry={() => void people.refetch()} />;
  return (
    <>
      <div className="org-filter">
        <StaffFilter asked={asked} onAsk={setAsked} />
        {mayAdd ? (
          <Button type="primary" onClick={() => setAdding(true)}>
            新增人员
          </Button>
        ) : null}
      </div>
      <ProTable<StaffRow>
        rowKey="id"
        columns={columns(open)}
        dataSource={people.data?.pages.flatMap(({ rows }) => rows)}
        loading={people.isPending}
        search={false}
        options={false}
        pagination={false}
        size="middle"
        scroll={{ x: 900 }}
      />
      {people.hasNextPage ? (
        <Button block loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
          再看 50 人
        </Button>
      ) : null}
      {adding ? <NewStaffDialog onDone={setFirst} onClose={() => setAdding(false)} /> : null}
      {first ? (
        <PasswordShown
          made={first}
          onClose={() => {
            open(first.id);
            setFirst(undefined);
          }}
        />
      ) : null}
      {opened === undefined ? null : <StaffDrawer key={opened} id={opened} onClose={() => open()} />}
    </>
  );
}

function StaffFilter({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const without = (change: Asked): Asked =>
    Object.fromEntries(Object.entries({ ...asked, ...change }).filter(([, value]) => value !== undefined));
  return (
    <>
      <Input.Search
        allowClear
        placeholder="姓名或用户名"
        aria-label="姓名或用户名"
        onSearch={(typed) => onAsk(without({ words: typed.trim() || undefined }))}
      />
      <UnitPicker
        aria-label="单位"
        placeholder="单位（含下级）"
        value={asked.unitId}
        onChange={(unitId) => onAsk(without({ unitId }))}
      />
      <Select
        allowClear
        showSearch
        optionFilterProp="label"
        aria-label="岗位"
        placeholder="岗位"
        options={POST_CHOICES}
        value={asked.post}
        onChange={(post?: Post) => onAsk(without({ post }))}
      />
      <Select
        allowClear
        aria-label="状态"
        placeholder="状态"
        options={STATE_CHOICES}
        value={asked.state}
        onChange={(state?: Asked['state']) => onAsk(without({ state }))}
      />
    </>
  );
}

const columns = (open: (id: number) => void): ProColumns<StaffRow>[] => [
  {
    title: '姓名',
    dataIndex: 'name',
    width: 130,
    render: (_, { id, name }) => (
      <Button type="link" className="org-link" onClick={() => open(id)}>
        {name}
      </Button>
    ),
  },
  { title: '用户名', dataIndex: 'account', width: 210 },
  { title: '手机号', dataIndex: 'phone', width: 140, renderText: (phone: string) => phone || '—' },
  {
    title: '现任岗位',
    render: (_, { posts }) =>
      posts.length === 0
        ? '—'
        : posts.map(({ label, unitName, standsFor }) => (
            <Tag key={`${unitName}-${label}-${standsFor ?? ''}`} color={standsFor ? 'gold' : undefined}>
              {unitName} · {label}
              {standsFor ? `（代理${standsFor}）` : ''}
            </Tag>
          )),
  },
  {
    title: '状态',
    width: 90,
    render: (_, { disabled }) =>
      disabled ? <span className="state-tag">已停用</span> : <span className="in-use">在用</span>,
  },
];
