import { Button, Empty, Result, Skeleton } from 'antd';
import type { ReactNode } from 'react';

interface LoadStateProps {
  /** The sentence to show when loading failed. */
  failed?: string;
  onRetry: () => void;
  retrying?: boolean;
}

/** A failed load, with its reason and a way to try again. */
export function LoadFailed({ failed, onRetry, retrying }: LoadStateProps) {
  return (
    <Result
      className="load-failed"
      status="warning"
      title="没有取到内容"
      subTitle={failed}
      extra={
        <Button type="primary" onClick={onRetry} loading={retrying}>
          重试
        </Button>
      }
    />
  );
}

export function LoadingRows({ rows = 6 }: { rows?: number }) {
  return (
    <div className="loading-rows" role="status" aria-label="正在读取">
      {Array.from({ length: rows }, (_, at) => (
        <Skeleton key={at} active title={{ width: '38%' }} paragraph={{ rows: 2, width: ['90%', '60%'] }} />
      ))}
    </div>
  );
}

interface NothingProps {
  title: string;
  hint?: string;
  children?: ReactNode;
}

export function Nothing({ title, hint, children }: NothingProps) {
  return (
    <Empty
      className="nothing"
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>{title}</strong>
          {hint ? <p>{hint}</p> : null}
        </>
      }
    >
      {children}
    </Empty>
  );
}
