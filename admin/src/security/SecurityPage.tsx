import './security.css';
import { ProTable } from '@ant-design/pro-components';
import { securityApi, type SecurityRow } from '@contract/identity/security.api';
import type { SecurityListInput } from '@contract/identity/security.schema';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../app/http';
import { PageHead } from '../ui/PageHead';
import { useNow } from '../ui/use-now';
import { LoadFailed } from '../ui/Waiting';
import { ResetDialog } from './ResetDialog';
import { securityColumns } from './security-columns';
import { StaffSessions } from './StaffSessions';
import { useSecuritySteps } from './use-security-steps';

type Only = NonNullable<SecurityListInput['only']>;
const FILTERS: { value: Only; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'locked', label: '已锁定' },
  { value: 'signedIn', label: '正在登录' },
  { value: 'noSecondFactor', label: '未启用双因素' },
  { value: 'administrators', label: '三员' },
];

/** Everybody's ways in, for the security administrator. */
export function SecurityPage() {
  const [only, setOnly] = useState<Only>('all');
  const [words, setWords] = useState('');
  const [looked, setLooked] = useState<SecurityRow>();
  const [reset, setReset] = useState<SecurityRow>();
  const now = useNow();
  const steps = useSecuritySteps();
  const people = useInfiniteQuery({
    queryKey: ['security', only, words],
    queryFn: ({ pageParam }) => api(securityApi.people, { only, words, size: 50, after: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const rows = people.data?.pages.flatMap((page) => page.rows);
  return (
    <div className="security">
      <PageHead
        title="登录安全"
        about="谁被锁定、谁还没有启用双因素、谁正在哪里登录；这里的每一步都记入审计日志"
      />
      <div className="security-filter">
        <Segmented options={FILTERS} value={only} onChange={setOnly} aria-label="筛选" />
        <Input.Search
          allowClear
          placeholder="用户名或姓名"
          aria-label="用户名或姓名"
          onSearch={(typed) => setWords(typed.trim())}
        />
      </div>
      {people.isError ? (
        <LoadFailed failed={messageOf(people.error)} onRetry={() => void people.refetch()} />
      ) : (
        <ProTable<SecurityRow>
          rowKey="id"
          columns={securityColumns({ now, steps, onLook: setLooked, onReset: setReset })}
          dataSource={rows}
          loading={people.isPending}
          search={false}
          locale={{ emptyText: words ? `没有找到“${words}”，换个姓名或用户名试试` : '没有这样的人员' }}
          options={false}
          pagination={false}
          size="middle"
          scroll={{ x: 1080 }}
        />
      )}
      {people.hasNextPage ? (
        <Button block loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
          再看 50 人
        </Button>
      ) : null}
      {looked ? <StaffSessions person={looked} onClose={() => setLooked(undefined)} /> : null}
      {reset ? <ResetDialog person={reset} onClose={() => setReset(undefined)} /> : null}
    </div>
  );
}
