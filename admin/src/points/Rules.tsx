import type { RuleView } from '@contract/points/points.api';
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { messageOf } from '../app/http';
import { LoadFailed, LoadingRows } from '../ui/Waiting';
import { RuleDialog } from './RuleDialog';
import { useRules, useSeats } from './use-points';

const cap = (most: number | undefined) => most ?? <span className="none">不限</span>;

/** What earns how many points: the same for the whole district. */
export function Rules() {
  const rules = useRules();
  const mayChange = useSeats().data?.setsRules ?? false;
  const [changing, setChanging] = useState<RuleView>();
  if (rules.isPending) return <LoadingRows rows={4} />;
  if (rules.isError)
    return <LoadFailed failed={messageOf(rules.error)} onRetry={() => void rules.refetch()} />;
  return (
    <>
      <p className="points-about">
        全区同一套规则，{mayChange ? '改动' : '由区领导修改，改动'}从下一笔起生效，已得的积分不变。
      </p>
      <Table<RuleView>
        rowKey="code"
        columns={mayChange ? [...COLUMNS, changeColumn(setChanging)] : COLUMNS}
        dataSource={rules.data.rows}
        pagination={false}
        scroll={{ x: 860 }}
      />
      {changing ? <RuleDialog rule={changing} onClose={() => setChanging(undefined)} /> : null}
    </>
  );
}

const COLUMNS: TableColumnsType<RuleView> = [
  {
    title: '得分的事',
    key: 'label',
    width: 220,
    render: (_, { label, leastWords }) => (
      <>
        {label}
        {leastWords ? <p className="points-words">至少写 {leastWords} 个字</p> : null}
      </>
    ),
  },
  {
    title: '分值',
    key: 'points',
    width: 100,
    render: (_, { code, points }) => (code === 'penalty' ? `−${points}` : `+${points}`),
  },
  { title: '每日上限', key: 'day', width: 110, render: (_, { dayCap }) => cap(dayCap) },
  { title: '每月上限', key: 'month', width: 110, render: (_, { monthCap }) => cap(monthCap) },
  {
    title: '有效期',
    key: 'expire',
    width: 120,
    render: (_, { code, expireDays }) =>
      code === 'penalty' ? <span className="none">—</span> : `${expireDays} 天`,
  },
  {
    title: '状态',
    key: 'active',
    width: 100,
    render: (_, { active }) =>
      active ? <span className="in-use">启用</span> : <span className="none">停用</span>,
  },
];

const changeColumn = (onChange: (rule: RuleView) => void): TableColumnsType<RuleView>[number] => ({
  title: '',
  key: 'change',
  width: 90,
  render: (_, rule) => (
    <Button type="link" aria-label={`修改“${rule.label}”`} onClick={() => onChange(rule)}>
      修改
    </Button>
  ),
});
