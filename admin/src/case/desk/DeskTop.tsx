import { casesOf } from '@contract/case/counted';
import { FilterOutlined, QuestionCircleOutlined, ReloadOutlined } from '@ant-design/icons';
import { Badge, Button, Grid, Tabs } from 'antd';
import { useState } from 'react';
import { PageHead } from '../../ui/PageHead';
import { queryPairs, readQuery, SCOPES } from './desk-query';
import { FilterBar, WordsBox } from './FilterBar';
import { SavedViews } from './SavedViews';
import type { Desk } from './use-desk';

/** Title, scopes and filters; on a narrow screen the filters fold away below the search box. */
export function DeskTop({ desk }: { desk: Desk }) {
  const { query, ask, cases } = desk;
  const roomy = Grid.useBreakpoint().md ?? false;
  const [unfolded, setUnfolded] = useState(false);
  const { words, ...others } = query.filters;
  const used = Object.keys(others).length;
  const pickSaved = (saved: Record<string, string>) => ask(readQuery(new URLSearchParams(saved)));
  return (
    <>
      <PageHead title="调度台">
        <SavedViews current={queryPairs(query)} onPick={pickSaved} />
        <Button
          icon={<ReloadOutlined />}
          aria-label="刷新"
          title="刷新"
          loading={cases.list.isRefetching}
          onClick={() => void cases.reload()}
        />
        {roomy ? (
          <Button
            icon={<QuestionCircleOutlined />}
            aria-label="键盘说明"
            title="键盘说明"
            onClick={() => desk.setHelp(true)}
          />
        ) : null}
      </PageHead>
      <Tabs
        className="desk-scopes"
        activeKey={query.scope}
        items={SCOPES.map(({ key, label }) => ({ key, label }))}
        onChange={(scope) => pickSaved({ ...queryPairs(query), scope })}
        tabBarExtraContent={
          cases.total === undefined ? null : (
            <span className="desk-total">共 {casesOf(cases.total, cases.atLeast)}</span>
          )
        }
      />
      <div className="filters" role="search" aria-label="筛选案件">
        <WordsBox
          words={words ?? ''}
          onWords={(next) => ask({ ...query, filters: { ...others, words: next || undefined } })}
          searchBox={desk.searchBox}
        />
        {roomy ? null : (
          <Badge count={used} size="small">
            <Button icon={<FilterOutlined />} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
              筛选
            </Button>
          </Badge>
        )}
        {roomy || unfolded ? (
          <FilterBar filters={query.filters} onChange={(filters) => ask({ ...query, filters })} />
        ) : null}
      </div>
    </>
  );
}
