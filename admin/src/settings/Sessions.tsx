import { identityApi, type SessionRow } from '@contract/identity/identity.api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { api, messageOf } from '../app/http';
import { agoInWords, fullTime } from '../ui/time';
import { useNow } from '../ui/use-now';
import { LoadFailed, LoadingRows } from '../ui/Waiting';

const SESSIONS = ['sessions'] as const;
const PROGRAMS: Readonly<Record<string, string>> = {
  admin: '电脑工作台',
  command: '指挥小程序',
  resident: '居民小程序',
  volunteer: '志愿者小程序',
  enterprise: '企业小程序',
};

/** Where this person is signed in; any other session can be ended at once. */
export function Sessions() {
  const client = useQueryClient();
  const { message } = App.useApp();
  const sessions = useQuery({ queryKey: SESSIONS, queryFn: () => api(identityApi.sessions, {}) });
  const revoke = useMutation({
    mutationFn: (id: number) => api(identityApi.revoke, { id }),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSIONS }),
    onError: (error) => void message.error(messageOf(error)),
  });
  if (sessions.isPending) return <LoadingRows rows={2} />;
  if (sessions.isError)
    return <LoadFailed failed={messageOf(sessions.error)} onRetry={() => void sessions.refetch()} />;
  return (
    <ul className="sessions">
      {sessions.data.rows.map((row) => (
        <SessionItem key={row.id} row={row} busy={revoke.isPending} onRevoke={() => revoke.mutate(row.id)} />
      ))}
    </ul>
  );
}

interface SessionItemProps {
  row: SessionRow;
  busy: boolean;
  onRevoke: () => void;
}

function SessionItem({ row, busy, onRevoke }: SessionItemProps) {
  const now = useNow();
  return (
    <li>
      <div>
        <strong>{PROGRAMS[row.program] ?? row.program}</strong>
        <small>
          {fullTime(row.startedAt)} 登录 · {agoInWords(row.seenAt, now)}使用
        </small>
      </div>
      {row.current ? (
        <span className="in-use">本机</span>
      ) : (
        <Popconfirm title="让这台设备立即退出？" okText="退出它" onConfirm={onRevoke}>
          <Button disabled={busy}>强制退出</Button>
        </Popconfirm>
      )}
    </li>
  );
}
