import { identityApi } from '@contract/identity/identity.api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { api, messageOf } from '../app/http';
import { SessionItem } from '../ui/SessionItem';
import { LoadFailed, LoadingRows } from '../ui/Waiting';

const SESSIONS = ['sessions'] as const;

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
        <SessionItem key={row.id} row={row}>
          {row.current ? (
            <span className="in-use">本机</span>
          ) : (
            <Popconfirm title="让这台设备立即退出？" okText="退出它" onConfirm={() => revoke.mutate(row.id)}>
              <Button disabled={revoke.isPending}>强制退出</Button>
            </Popconfirm>
          )}
        </SessionItem>
      ))}
    </ul>
  );
}
