import './security.css';
import { ProTable } from '@ant-design/pro-components';
import { auditApi, type AuditRowView } from '@contract/audit/audit.api';
import type { AuditExportInput } from '@contract/audit/audit.schema';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../app/http';
import { PageHead } from '../ui/PageHead';
import { LoadFailed, Nothing } from '../ui/Waiting';
import { AuditFilter } from './AuditFilter';
import { AuditTools } from './AuditTools';
import { AUDIT_COLUMNS } from './audit-columns';

const NOTHING = <Nothing title="这个范围内没有记录" hint="放宽日期，或去掉一个条件再查" />;

/** What was done, by whom, from where: for the audit administrator alone. */
export function AuditPage() {
  const [choice, setChoice] = useState<AuditExportInput>({});
  const log = useInfiniteQuery({
    queryKey: ['audit', choice],
    queryFn: ({ pageParam }) => api(auditApi.list, { ...choice, size: 50, after: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    // Every reading is a row of the log itself: nothing is read again behind the reader's back.
    staleTime: Infinity,
    refetchOnReconnect: false,
  });
  return (
    <div className="audit">
      <PageHead title="审计日志" about="按哈希链逐条相扣，任何人不能修改或删除；您的每次查阅也会留下一条">
        <AuditTools choice={choice} />
      </PageHead>
      <AuditFilter
        onChoose={(chosen) => {
          // The same question again is a new reading.
          if (JSON.stringify(chosen) === JSON.stringify(choice)) void log.refetch();
          else setChoice(chosen);
        }}
      />
      {log.isError && !log.data ? (
        <LoadFailed
          failed={messageOf(log.error)}
          onRetry={() => void log.refetch()}
          retrying={log.isFetching}
        />
      ) : (
        <ProTable<AuditRowView>
          rowKey="seq"
          columns={AUDIT_COLUMNS}
          dataSource={log.data?.pages.flatMap((page) => page.rows)}
          loading={log.isPending || (log.isFetching && !log.isFetchingNextPage)}
          search={false}
          options={false}
          pagination={false}
          size="small"
          scroll={{ x: 1080 }}
          locale={{ emptyText: log.isPending ? ' ' : NOTHING }}
        />
      )}
      {log.isError && log.data ? <Alert type="warning" showIcon message={messageOf(log.error)} /> : null}
      {log.hasNextPage ? (
        <Button block loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          再看 50 条
        </Button>
      ) : null}
    </div>
  );
}
