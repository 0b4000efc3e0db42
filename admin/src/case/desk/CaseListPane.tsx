import { Button } from 'antd';
import { messageOf } from '../../app/http';
import { LoadFailed, LoadingRows, Nothing } from '../../ui/Waiting';
import { CaseListItem } from './CaseListItem';
import type { CaseList } from './use-case-list';

interface CaseListPaneProps {
  cases: CaseList;
  focused?: string;
  selected: ReadonlySet<string>;
  onOpen: (no: string) => void;
  onSelect: (no: string) => void;
  emptyHint: string;
}

/** The list with all its states: waiting, failed, empty, filled, more to come, and news since it was read. */
export function CaseListPane({ cases, focused, selected, onOpen, onSelect, emptyHint }: CaseListPaneProps) {
  const { list, rows, news, reload } = cases;
  if (list.isPending) return <LoadingRows />;
  if (list.isError && rows.length === 0)
    return (
      <LoadFailed
        failed={messageOf(list.error)}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  return (
    <>
      {news > 0 ? (
        <button type="button" className="news-bar" onClick={() => void reload()}>
          有 {news} 件新案，点此查看
        </button>
      ) : null}
      {rows.length === 0 ? <Nothing title="没有案件" hint={emptyHint} /> : null}
      <ul className="case-list" aria-label="案件列表">
        {rows.map((row) => (
          <CaseListItem
            key={row.no}
            row={row}
            look={row.no === focused ? 'focused' : 'plain'}
            selected={selected.has(row.no)}
            onOpen={onOpen}
            onSelect={onSelect}
          />
        ))}
      </ul>
      {list.isFetchNextPageError ? <p className="list-end">{messageOf(list.error)}</p> : null}
      {list.hasNextPage ? (
        <div className="list-end">
          <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
            加载更多
          </Button>
        </div>
      ) : rows.length > 0 ? (
        <p className="list-end">已到底，共 {rows.length} 件</p>
      ) : null}
    </>
  );
}
