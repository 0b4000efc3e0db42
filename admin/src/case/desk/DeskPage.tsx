import '../case.css';
import './desk.css';
import { QuestionCircleOutlined, ReloadOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Grid, Segmented, Tabs, type InputRef } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { PageHead } from '../../ui/PageHead';
import { BulkDialog } from '../BulkDialog';
import { DESK_BULK, TODO_BULK, type BulkStep } from '../bulk-steps';
import { useCase } from '../case-cache';
import { useSteps } from '../use-steps';
import { CaseListPane } from './CaseListPane';
import { CasePreview } from './CasePreview';
import { DeskMap } from './DeskMap';
import { FilterBar } from './FilterBar';
import { KeyHelp } from './KeyHelp';
import { SavedViews } from './SavedViews';
import { SelectionBar } from './SelectionBar';
import { caseQuery, queryPairs, readQuery, SCOPES, type DeskQuery } from './desk-query';
import { useCaseList } from './use-case-list';
import { useDeskKeys } from './use-desk-keys';
import { useSelection } from './use-selection';

const BULK = [...DESK_BULK, ...TODO_BULK];

/** The dispatch desk: filters above, list and map side by side, the case under the cursor beside them. */
export function DeskPage() {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => readQuery(params), [params]);
  const cases = useCaseList(useMemo(() => caseQuery(query), [query]));
  const screen = Grid.useBreakpoint();
  const go = useNavigate();
  const { message } = App.useApp();
  const [focused, setFocused] = useState<string>();
  const [bulk, setBulk] = useState<BulkStep>();
  const [pane, setPane] = useState<'list' | 'map'>('list');
  const [help, setHelp] = useState(false);
  const selection = useSelection();
  const searchBox = useRef<InputRef>(null);
  const shown = useCase(focused);
  const steps = useSteps(shown.data);

  const ask = (next: DeskQuery) => {
    setParams(queryPairs(next), { replace: true });
    setFocused(undefined);
    selection.clear();
  };
  const openPage = (no: string) => void go(`/cases/${no}`);
  const look = (no: string) => (screen.md ? setFocused(no) : openPage(no));
  const move = (by: 1 | -1) => {
    const at = cases.rows.findIndex(({ no }) => no === focused);
    const next = cases.rows[at < 0 ? 0 : at + by];
    if (next) setFocused(next.no);
    else if (by === 1 && cases.list.hasNextPage) void cases.list.fetchNextPage();
  };
  const act = (action: string) => {
    const together = BULK.find((step) => step.action === action);
    if (selection.nos.length > 0 && together) return setBulk(together);
    if (!focused) return void message.info('请先用 j / k 选一件');
    if (!shown.data) return void message.info('正在读取这一件，请稍候');
    const offered = shown.data.actions.find((step) => step.action === action);
    if (offered) return steps.start(offered);
    void message.info(`此件现为“${shown.data.stateLabel}”，您现在不能“${together?.label ?? action}”`);
  };
  const leave = () => (focused ? setFocused(undefined) : selection.clear());
  useDeskKeys({
    move,
    act,
    leave,
    open: () => focused && openPage(focused),
    select: () => focused && selection.toggle(focused),
    search: () => searchBox.current?.focus({ cursor: 'all' }),
    help: () => setHelp(true),
  });

  const preview = focused ? (
    <CasePreview no={focused} steps={steps} onClose={() => setFocused(undefined)} onOpen={openPage} />
  ) : null;

  return (
    <div className="desk">
      <PageHead title="调度台">
        <SavedViews
          current={queryPairs(query)}
          onPick={(saved) => ask(readQuery(new URLSearchParams(saved)))}
        />
        <Button
          icon={<ReloadOutlined />}
          aria-label="刷新"
          title="刷新"
          loading={cases.list.isRefetching}
          onClick={() => void cases.reload()}
        />
        {screen.md ? (
          <Button icon={<QuestionCircleOutlined />} aria-label="键盘说明" onClick={() => setHelp(true)} />
        ) : null}
      </PageHead>
      <Tabs
        className="desk-scopes"
        activeKey={query.scope}
        items={SCOPES.map(({ key, label }) => ({ key, label }))}
        onChange={(key) => ask(readQuery(new URLSearchParams({ ...queryPairs(query), scope: key })))}
        tabBarExtraContent={cases.total === undefined ? null : <span className="desk-total">共 {cases.total} 件</span>}
      />
      <FilterBar filters={query.filters} onChange={(filters) => ask({ ...query, filters })} searchBox={searchBox} />
      {screen.md ? null : (
        <Segmented
          block
          value={pane}
          options={[
            { value: 'list', label: '列表' },
            { value: 'map', label: '地图' },
          ]}
          onChange={setPane}
        />
      )}
      <SelectionBar
        count={selection.nos.length}
        steps={query.scope === 'unit' ? TODO_BULK : query.scope === 'todo' ? BULK : DESK_BULK}
        onStep={setBulk}
        onClear={selection.clear}
      />
      <div className={`desk-panes${preview && screen.xl ? ' desk-panes-preview' : ''}`}>
        {screen.md || pane === 'list' ? (
          <section className="desk-list" aria-label="案件">
            <CaseListPane
              cases={cases}
              focused={focused}
              selected={selection.chosen}
              onOpen={look}
              onSelect={selection.toggle}
              emptyHint="可换个范围，或清除筛选条件"
            />
          </section>
        ) : null}
        {screen.md || pane === 'map' ? <DeskMap rows={cases.rows} focused={focused} onMark={look} /> : null}
        {screen.xl ? preview : null}
      </div>
      {!screen.xl && screen.md ? (
        <Drawer
          open={preview !== null}
          width={480}
          closable={false}
          mask={false}
          onClose={() => setFocused(undefined)}
          styles={{ body: { padding: 0 } }}
        >
          {preview}
        </Drawer>
      ) : null}
      {steps.dialog}
      {bulk ? (
        <BulkDialog
          step={bulk}
          nos={selection.nos}
          onDone={() => void cases.reload()}
          onClose={() => {
            setBulk(undefined);
            selection.clear();
          }}
        />
      ) : null}
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
