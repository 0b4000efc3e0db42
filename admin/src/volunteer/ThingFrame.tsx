import { ArrowLeftOutlined, ReloadOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { messageOf } from '../app/http';
import { LoadFailed, LoadingRows } from '../ui/Waiting';

interface ThingFrameProps<View> {
  shown: UseQueryResult<View>;
  back: string;
  backLabel: string;
  children: (view: View) => ReactNode;
}

/** One thing on its own page: the way back, and what is shown while it comes, or does not. */
export function ThingFrame<View>({ shown, back, backLabel, children }: ThingFrameProps<View>) {
  const go = useNavigate();
  return (
    <div className="volunteer-page">
      <div className="volunteer-page-tools">
        <Button type="text" icon={<ArrowLeftOutlined />} onClick={() => void go(back)}>
          {backLabel}
        </Button>
        <Button
          type="text"
          icon={<ReloadOutlined />}
          loading={shown.isFetching}
          onClick={() => void shown.refetch()}
        >
          刷新
        </Button>
      </div>
      {shown.data !== undefined ? (
        children(shown.data)
      ) : shown.isError ? (
        <LoadFailed
          failed={messageOf(shown.error)}
          onRetry={() => void shown.refetch()}
          retrying={shown.isFetching}
        />
      ) : (
        <LoadingRows rows={4} />
      )}
    </div>
  );
}
