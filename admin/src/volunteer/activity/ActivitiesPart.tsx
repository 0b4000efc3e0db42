import { ACTIVITY_STATES, type ActivityState } from '@contract/volunteer/activity.flow';
import type { ActivityRow } from '@contract/volunteer/volunteer.api';
import { Button, Segmented, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Paged } from '../../ui/Paged';
import { StateTag } from '../../ui/StateTag';
import { Nothing } from '../../ui/Waiting';
import { spanOf } from '../span-words';
import { useActivities } from '../volunteer-data';
import { ActivityCalendar } from './ActivityCalendar';

const isState = (key: string): key is ActivityState => key in ACTIVITY_STATES;
const STATES = Object.entries(ACTIVITY_STATES).map(([value, { label }]) => ({ value, label }));
const LOOKS = [
  { value: 'list' as const, label: '列表' },
  { value: 'calendar' as const, label: '月历' },
];

/** 活动: as a list by state, or as a month. */
export function ActivitiesPart() {
  const go = useNavigate();
  const [look, setLook] = useState<'list' | 'calendar'>('list');
  const [state, setState] = useState<ActivityState>();
  return (
    <>
      <div className="volunteer-tools">
        <Segmented aria-label="看法" value={look} options={LOOKS} onChange={setLook} />
        <Select
          allowClear
          aria-label="状态"
          placeholder="全部状态"
          className="volunteer-filter"
          options={STATES}
          value={state}
          onChange={(next?: string) => setState(next !== undefined && isState(next) ? next : undefined)}
        />
        <Button type="primary" onClick={() => void go('/volunteer/activities/new')}>
          策划活动
        </Button>
      </div>
      {look === 'list' ? <ActivityList state={state} /> : <ActivityCalendar state={state} />}
    </>
  );
}

function ActivityList({ state }: { state?: ActivityState }) {
  const list = useActivities(state ? { state } : {});
  return (
    <Paged
      list={list}
      nothing={<Nothing title="没有活动" hint="点右上角“策划活动”，或在点单里选几单合为一次活动" />}
    >
      {(rows) => (
        <Table<ActivityRow>
          rowKey="id"
          className="volunteer-table"
          dataSource={rows}
          columns={LINES}
          pagination={false}
          scroll={{ x: 900 }}
        />
      )}
    </Paged>
  );
}

const LINES: TableColumnsType<ActivityRow> = [
  {
    title: '活动',
    key: 'title',
    render: (_, { id, title, kindLabel, seriesId }) => (
      <>
        <Link className="volunteer-title" to={`/volunteer/activities/${id}`}>
          {title}
        </Link>
        {seriesId === undefined ? null : <span className="volunteer-mark">常态</span>}
        <small className="volunteer-aside">{kindLabel}</small>
      </>
    ),
  },
  {
    title: '时间与地点',
    key: 'when',
    width: 300,
    render: (_, { startsAt, endsAt, address }) => (
      <>
        {spanOf(startsAt, endsAt)}
        <small className="volunteer-aside">{address}</small>
      </>
    ),
  },
  {
    title: '认领',
    key: 'taken',
    width: 130,
    render: (_, { taken, capacity, waiting }) => (
      <>
        {taken} / {capacity} 人
        {waiting > 0 ? <small className="volunteer-aside">候补 {waiting} 人</small> : null}
      </>
    ),
  },
  { title: '社区', key: 'community', width: 130, render: (_, { community }) => community.name },
  {
    title: '状态',
    key: 'state',
    width: 110,
    render: (_, { stateLabel }) => <StateTag label={stateLabel} />,
  },
];
