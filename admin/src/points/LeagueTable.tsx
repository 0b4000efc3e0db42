import type { LeagueRow } from '@contract/points/points.api';
import type { UnitBrief } from '@contract/staff/unit.api';
import { Button, DatePicker, Input, Segmented, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { messageOf } from '../app/http';
import { Bar } from '../ui/Bar';
import { LoadFailed, LoadingRows, Nothing } from '../ui/Waiting';
import { Earners } from './Earners';
import { PenaltyDialog, type Penalised } from './PenaltyDialog';
import { useCommunities, useLeague, type LeagueChoice } from './use-points';

const WAYS: { value: LeagueChoice['by']; label: string }[] = [
  { value: 'member', label: '个人' },
  { value: 'branch', label: '党支部' },
  { value: 'community', label: '社区' },
];

/** Who earned most, this month or in all. At one's own counter names are whole, and points can be taken. */
export function LeagueTable({ desks }: { desks: UnitBrief[] }) {
  const [query, setQuery] = useState<LeagueChoice>({ by: 'member', communityId: desks[0]?.id });
  const [penalising, setPenalising] = useState<Penalised>();
  const [find, setFind] = useState('');
  const communities = useCommunities();
  const units = communities.data?.rows ?? desks;
  const mine = desks.find(({ id }) => id === query.communityId);
  return (
    <>
      <div className="points-filter">
        <Segmented
          aria-label="按什么排"
          options={WAYS}
          value={query.by}
          onChange={(by) => setQuery((before) => ({ ...before, by }))}
        />
        <DatePicker
          picker="month"
          format="YYYY 年 M 月"
          placeholder="全部月份"
          aria-label="月份"
          onChange={(month) => setQuery((before) => ({ ...before, month: month?.format('YYYYMM') }))}
        />
        <Select<number>
          allowClear
          showSearch
          optionFilterProp="label"
          aria-label="社区"
          placeholder="全区"
          className="points-unit"
          value={query.communityId}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(communityId: number | undefined) => setQuery((before) => ({ ...before, communityId }))}
        />
        {mine && query.by === 'member' ? (
          <Input.Search
            allowClear
            className="points-find"
            placeholder="姓名或志愿者编号"
            aria-label="找人"
            enterButton="找人"
            defaultValue={find}
            onSearch={(typed) => setFind(typed.trim())}
          />
        ) : null}
      </div>
      {mine && query.by === 'member' && find ? (
        <Earners communityId={mine.id} find={find} onPenalise={setPenalising} />
      ) : (
        <Standings query={query} onPenalise={setPenalising} />
      )}
      {penalising ? <PenaltyDialog {...penalising} onClose={() => setPenalising(undefined)} /> : null}
    </>
  );
}

interface StandingsProps {
  query: LeagueChoice;
  onPenalise: (penalised: Penalised) => void;
}

function Standings({ query, onPenalise }: StandingsProps) {
  const league = useLeague(query);
  if (league.isPending) return <LoadingRows rows={4} />;
  if (league.isError)
    return <LoadFailed failed={messageOf(league.error)} onRetry={() => void league.refetch()} />;
  const { rows } = league.data;
  if (rows.length === 0) return <Nothing title="还没有人得分" hint="换一个月份，或看全区" />;
  const most = Math.max(...rows.map(({ points }) => points));
  return (
    <Table<LeagueRow>
      rowKey={({ rank, name, personId }) => `${rank}-${personId ?? name}`}
      columns={columns({ most, query, onPenalise })}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 480 }}
    />
  );
}

function columns({
  most,
  query: { by, communityId },
  onPenalise,
}: StandingsProps & { most: number }): TableColumnsType<LeagueRow> {
  return [
    { title: '名次', dataIndex: 'rank', width: 80 },
    { title: by === 'member' ? '姓名' : '名称', dataIndex: 'name', width: 150 },
    {
      title: '得分',
      key: 'points',
      render: (_, { points }) => (
        <span className="points-earned">
          <span>{points.toLocaleString('zh-CN')}</span>
          <Bar value={points} of={most} />
        </span>
      ),
    },
    {
      title: '',
      key: 'penalty',
      width: 90,
      render: (_, { name, personId }) =>
        personId !== undefined && communityId !== undefined ? (
          <Button
            danger
            type="link"
            aria-label={`扣${name}的分`}
            onClick={() => onPenalise({ name, personId, communityId })}
          >
            扣分
          </Button>
        ) : null,
    },
  ];
}
