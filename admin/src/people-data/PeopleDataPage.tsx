import { rightsApi, type RequestRow } from '@contract/identity/rights.api';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../app/http';
import { PageHead } from '../ui/PageHead';
import { LoadFailed, LoadingRows, Nothing } from '../ui/Waiting';
import { RequestTable } from './RequestTable';
import { SettleDialog, type Settling } from './SettleDialog';
import { UnmaskDialog } from './UnmaskDialog';
import './people-data.css';

const REQUESTS = 'data-requests';
type Which = '1' | '0';

/** What people ask for about their own data, and by when it is to be answered. */
export function PeopleDataPage() {
  const client = useQueryClient();
  const [open, setOpen] = useState<Which>('1');
  const [settling, setSettling] = useState<Settling>();
  const [showing, setShowing] = useState<RequestRow>();
  return (
    <>
      <PageHead
        title="个人信息请求"
        about="复制与删除由系统自动办理；更正由您办理并答复。从申请之日起 15 个工作日内办完。"
      >
        <Segmented<Which>
          value={open}
          onChange={setOpen}
          options={[
            { value: '1', label: '未办结' },
            { value: '0', label: '全部' },
          ]}
        />
      </PageHead>
      <Requests open={open} onSettle={setSettling} onUnmask={setShowing} />
      {settling ? (
        <SettleDialog
          {...settling}
          onDone={() => void client.invalidateQueries({ queryKey: [REQUESTS] })}
          onClose={() => setSettling(undefined)}
        />
      ) : null}
      {showing ? (
        <UnmaskDialog
          title={`查看 ${showing.personName} 的姓名与手机号`}
          ask={(reason) => api(rightsApi.unmaskPerson, { id: showing.personId, reason })}
          onClose={() => setShowing(undefined)}
        />
      ) : null}
    </>
  );
}

interface RequestsProps {
  open: Which;
  onSettle: (settling: Settling) => void;
  onUnmask: (row: RequestRow) => void;
}

function Requests({ open, onSettle, onUnmask }: RequestsProps) {
  const requests = useInfiniteQuery({
    queryKey: [REQUESTS, open],
    queryFn: ({ pageParam }) =>
      api(rightsApi.requests, { open, size: 50, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  if (requests.isPending) return <LoadingRows rows={4} />;
  if (requests.isError)
    return <LoadFailed failed={messageOf(requests.error)} onRetry={() => void requests.refetch()} />;
  const rows = requests.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0)
    return <Nothing title="没有请求" hint="居民在随手拍“我的—我的信息”里提出的，会列在这里" />;
  return (
    <>
      <RequestTable rows={rows} onSettle={onSettle} onUnmask={onUnmask} />
      {requests.hasNextPage ? (
        <Button loading={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
          再看一些
        </Button>
      ) : null}
    </>
  );
}
