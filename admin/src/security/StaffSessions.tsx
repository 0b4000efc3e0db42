import { securityApi, type SecurityRow } from '@contract/identity/security.api';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Popconfirm } from 'antd';
import { api, messageOf } from '../app/http';
import { LoadFailed, LoadingRows, Nothing } from '../ui/Waiting';
import { SessionItem } from '../ui/SessionItem';
import { useSecuritySteps } from './use-security-steps';

interface StaffSessionsProps {
  person: SecurityRow;
  onClose: () => void;
}

/** Where a member of staff is signed in, from which address; each can be ended at once. */
export function StaffSessions({ person, onClose }: StaffSessionsProps) {
  const steps = useSecuritySteps();
  const sessions = useQuery({
    queryKey: ['security', 'sessions', person.id],
    queryFn: () => api(securityApi.sessions, { id: person.id }),
  });
  const rows = sessions.data?.rows ?? [];
  return (
    <Drawer
      open
      title={`${person.name}的登录`}
      width={460}
      onClose={onClose}
      extra={
        <Popconfirm
          title={`让${person.name}在所有地方立即下线？`}
          okText="全部下线"
          onConfirm={() => steps.signOut(person.id)}
        >
          <Button danger disabled={rows.length === 0 || steps.busy}>
            全部下线
          </Button>
        </Popconfirm>
      }
    >
      {sessions.isPending ? <LoadingRows rows={2} /> : null}
      {sessions.isError ? (
        <LoadFailed failed={messageOf(sessions.error)} onRetry={() => void sessions.refetch()} />
      ) : null}
      {sessions.data && rows.length === 0 ? <Nothing title="现在没有在任何地方登录" /> : null}
      <ul className="staff-sessions">
        {rows.map((row) => (
          <SessionItem
            key={row.id}
            row={row}
            detail={`${row.ip || '地址未记'} · ${row.secondFactor ? '经过双因素' : '仅密码或微信'}`}
          >
            <Popconfirm title="让这一处立即下线？" okText="下线" onConfirm={() => steps.revoke(row.id)}>
              <Button disabled={steps.busy}>下线</Button>
            </Popconfirm>
          </SessionItem>
        ))}
      </ul>
    </Drawer>
  );
}
