import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { messageOf } from '../app/http';
import type { PagedList } from '../app/paged';
import { LoadFailed, LoadingRows } from './Waiting';

interface PagedProps<Row> {
  list: PagedList<Row>;
  /** What stands there when there is nothing. */
  nothing: ReactNode;
  children: (rows: Row[]) => ReactNode;
}

/** A list that is read page by page: waiting, failed, empty, and what is there with a way to more. */
export function Paged<Row>({ list, nothing, children }: PagedProps<Row>) {
  const again = () => void list.refetch();
  if (list.isPending) return <LoadingRows rows={4} />;
  if (list.isError && list.rows.length === 0)
    return <LoadFailed failed={messageOf(list.error)} onRetry={again} retrying={list.isFetching} />;
  if (list.rows.length === 0) return <>{nothing}</>;
  return (
    <>
      {list.isError ? <Alert type="warning" showIcon message={messageOf(list.error)} /> : null}
      {children(list.rows)}
      {list.hasNextPage ? (
        <div className="list-end">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            再看一些
          </Button>
        </div>
      ) : null}
    </>
  );
}
