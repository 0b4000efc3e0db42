import { Button, Result, Spin } from 'antd';
import { Link, useRouteError } from 'react-router';

export function WaitForPage() {
  return (
    <div className="page-wait" role="status">
      <Spin size="large" />
      <span>正在打开…</span>
    </div>
  );
}

/** A page that broke, or whose part could not be loaded (a new release, or no network). */
export function PageFault() {
  const error = useRouteError();
  return (
    <Result
      className="calm-result"
      status="warning"
      title="页面没有打开"
      subTitle={
        error instanceof Error ? `请重新打开一次；仍不行请告诉管理员：${error.message}` : '请重新打开一次'
      }
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          重新打开
        </Button>
      }
    />
  );
}

export function NoSuchPage() {
  return (
    <Result
      className="calm-result"
      status="info"
      title="没有这个页面"
      subTitle="地址可能输错了，或页面已经改名"
      extra={<Link to="/desk">回到调度台</Link>}
    />
  );
}
