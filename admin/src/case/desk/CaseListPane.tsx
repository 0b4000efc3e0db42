import { nothingFound, spanWords } from '@contract/case/searched';
import type { Searched } from '@contract/route';
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
  /** The words looked for, and how to look for them before the days looked through; absent where that asks for nothing. */
  words?: string;
  onEarlier?: () => void;
}

/** The list with all its states: waiting, failed, empty, filled, more to come, and news since it was read. */
export function CaseListPane({ cases, focused, selected, onOpen, onSelect, ...search }: CaseListPaneProps) {
  const { list, rows, news, reload, searched } = cases;
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
      {rows.length === 0 ? <NoCases searched={searched} {...search} /> : null}
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
        <p className="list-end">
          已到底，{searched ? `${spanWords(searched, Date.now())}共` : '共'} {rows.length} 件
          {searched ? <Earlier onEarlier={search.onEarlier} /> : null}
        </p>
      ) : null}
    </>
  );
}

interface NoCasesProps {
  searched?: Searched;
  words?: string;
  onEarlier?: () => void;
}

function NoCases({ searched, words = '', onEarlier }: NoCasesProps) {
  if (!searched) return <Nothing title="没有案件" hint="可换个范围，或清除筛选条件" />;
  return (
    <Nothing {...nothingFound(words, searched, Date.now())}>
      <Earlier onEarlier={onEarlier} />
    </Nothing>
  );
}

const Earlier = ({ onEarlier }: Pick<NoCasesProps, 'onEarlier'>) =>
  onEarlier ? (
    <Button type="link" onClick={onEarlier}>
      再往前找
    </Button>
  ) : null;
