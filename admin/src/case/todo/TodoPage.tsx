import '../case.css';
import './todo.css';
import { ReloadOutlined } from '@ant-design/icons';
import { casesOf } from '@contract/case/counted';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { messageOf } from '../../app/http';
import { PageHead } from '../../ui/PageHead';
import { LoadFailed, LoadingRows, Nothing } from '../../ui/Waiting';
import { BulkDialog } from '../BulkDialog';
import { TODO_BULK, type BulkStep } from '../bulk-steps';
import { SelectionBar } from '../desk/SelectionBar';
import { useCaseList, type CaseList } from '../desk/use-case-list';
import { useSelection } from '../desk/use-selection';
import { TodoCard } from './TodoCard';

const TODO = { scope: 'todo' } as const;
type Selection = ReturnType<typeof useSelection>;

/** What waits for this person, a card for each, with the steps they may take. */
export function TodoPage() {
  const cases = useCaseList(TODO);
  const selection = useSelection();
  const [bulk, setBulk] = useState<BulkStep>();
  return (
    <div className="todo">
      <PageHead
        title="待办"
        about={cases.total === undefined ? undefined : `共 ${casesOf(cases.total, cases.atLeast)}等您办理`}
      >
        <Button
          icon={<ReloadOutlined />}
          loading={cases.list.isRefetching}
          onClick={() => void cases.reload()}
        >
          刷新
        </Button>
      </PageHead>
      <SelectionBar
        count={selection.nos.length}
        steps={TODO_BULK}
        onStep={setBulk}
        onClear={selection.clear}
      />
      <TodoCards cases={cases} selection={selection} />
      {bulk ? (
        <BulkDialog
          step={bulk}
          nos={selection.nos}
          onDone={() => void cases.reload()}
          onClose={() => setBulk(undefined)}
          onRead={() => {
            setBulk(undefined);
            selection.clear();
          }}
        />
      ) : null}
    </div>
  );
}

function TodoCards({ cases, selection }: { cases: CaseList; selection: Selection }) {
  const { list, rows, news, reload } = cases;
  const go = useNavigate();
  if (list.isPending) return <LoadingRows />;
  if (list.isError && rows.length === 0)
    return (
      <LoadFailed
        failed={messageOf(list.error)}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  if (rows.length === 0) return <Nothing title="都办完了" hint="新的案件派来后会出现在这里" />;
  return (
    <>
      {news > 0 ? (
        <button type="button" className="news-bar" onClick={() => void reload()}>
          有 {news} 件新案，点此查看
        </button>
      ) : null}
      <ul className="todo-cards">
        {rows.map((row) => (
          <li key={row.no}>
            <Checkbox
              checked={selection.chosen.has(row.no)}
              aria-label={`选择 ${row.no}`}
              onChange={() => selection.toggle(row.no)}
            />
            <TodoCard row={row} onOpen={() => void go(`/cases/${row.no}`)} />
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <div className="list-end">
          <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
            加载更多
          </Button>
        </div>
      ) : null}
    </>
  );
}
