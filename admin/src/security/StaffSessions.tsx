import { securityApi, type SecurityRow, type StaffSessionRow } from '@contract/identity/security.api';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Popconfirm } from 'antd';
import { api, messageOf } from '../app/http';
import { agoInWords, fullTime } from '../ui/time';
import { useNow } from '../ui/use-now';
import { LoadFailed, LoadingRows, Nothing } from '../ui/Waiting';
import { useSecuritySteps } from './use-security-steps';

const PROGRAMS: Readonly<Record<string, string>> = {
  admin: '业务后台',
  command: '决策指挥小程序',
  resident: '随手拍小程序',
  volunteer: '智慧党建小程序',
  enterprise: '企业诉求小程序',
};

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
          <SessionItem key={row.id} row={row} busy={steps.busy} onRevoke={() => steps.revoke(row.id)} />
        ))}
      </ul>
    </Drawer>
  );
}

interface SessionItemProps {
  row: StaffSessionRow;
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
          {row.ip || '地址未记'} · {row.secondFactor ? '经过双因素' : '仅密码或微信'}
        </small>
        <small>
          {fullTime(row.startedAt)} 登录 · {agoInWords(row.seenAt, now)}使用
        </small>
      </div>
      <Popconfirm title="让这一处立即下线？" okText="下线" onConfirm={onRevoke}>
        <Button disabled={busy}>下线</Button>
      </Popconfirm>
    </li>
  );
}
