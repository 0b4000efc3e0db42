import { Button, Result } from 'antd';
import { lazy, Suspense } from 'react';
import { Navigate, useLocation } from 'react-router';
import { messageOf } from './http';
import { WaitForPage } from './PageStates';
import { Shell } from './Shell';
import { useIdleOut } from './use-idle-out';
import { useMe, useSession, useSignOut } from './use-session';

/** Seldom needed, and it brings the QR code with it. */
const DutyPage = lazy(async () => ({ default: (await import('../security/DutyPage')).DutyPage }));

/** Everything behind it needs a session; the way back is kept for after sign-in. */
export function SessionGate() {
  const { token } = useSession();
  const { pathname, search } = useLocation();
  if (!token) return <Navigate to={`/sign-in?back=${encodeURIComponent(pathname + search)}`} replace />;
  return <SignedIn />;
}

function SignedIn() {
  const me = useMe();
  const signOut = useSignOut();
  const { pathname } = useLocation();
  useIdleOut({ minutes: me.data?.idleMinutes, pathname, signOut });
  if (me.data?.due)
    return (
      <Suspense fallback={<WaitForPage />}>
        <DutyPage me={me.data} due={me.data.due} />
      </Suspense>
    );
  if (me.data) return <Shell me={me.data} />;
  if (me.isPending) return <WaitForPage />;
  return (
    <Result
      status="warning"
      title="没有取得您的身份"
      subTitle={messageOf(me.error)}
      extra={[
        <Button key="again" type="primary" loading={me.isFetching} onClick={() => void me.refetch()}>
          重试
        </Button>,
        <Button key="leave" onClick={() => void signOut()}>
          重新登录
        </Button>,
      ]}
    />
  );
}
