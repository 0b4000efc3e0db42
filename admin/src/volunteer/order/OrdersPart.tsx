import type { OrderRow } from '@contract/volunteer/volunteer.api';
import { ORDER_STATES, type OrderState } from '@contract/volunteer/order.flow';
import { Button, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Paged } from '../../ui/Paged';
import { StateTag } from '../../ui/StateTag';
import { shortTime } from '../../ui/time';
import { Nothing } from '../../ui/Waiting';
import { Due } from '../Due';
import { wantedIn } from '../span-words';
import { useOrders, type OrderFilter } from '../volunteer-data';

const ALL = 'all';
const OPEN = 'open';
const isState = (key: string): key is OrderState => key in ORDER_STATES;
const CHOICES = [
  { value: OPEN, label: '还没办完的' },
  { value: ALL, label: '全部' },
  ...Object.entries(ORDER_STATES).map(([value, { label }]) => ({ value, label })),
];
const filterOf = (chosen: string): OrderFilter =>
  isState(chosen) ? { state: chosen } : chosen === OPEN ? { open: '1' } : {};
/** The server merges so many into one activity. */
const TOGETHER = 50;

/** 点单: what residents wish for; several ticked become one activity. */
export function OrdersPart() {
  const go = useNavigate();
  const [chosen, choose] = useState(OPEN);
  const [ticked, setTicked] = useState<number[]>([]);
  const list = useOrders(filterOf(chosen));
  const merge = () => void go(`/volunteer/activities/new?orders=${ticked.join(',')}`);
  return (
    <>
      <div className="volunteer-tools">
        <Select
          aria-label="哪些点单"
          value={chosen}
          options={CHOICES}
          className="volunteer-filter"
          onChange={(next) => {
            choose(next);
            setTicked([]);
          }}
        />
        <Button type="primary" disabled={ticked.length === 0 || ticked.length > TOGETHER} onClick={merge}>
          {ticked.length > 1 ? `把 ${ticked.length} 单合为一次活动` : '为选中的点单安排活动'}
        </Button>
        {ticked.length > TOGETHER ? <small>一次最多合并 {TOGETHER} 单</small> : null}
      </div>
      <Paged
        list={list}
        nothing={<Nothing title="没有点单" hint="居民在“随手拍”小程序里点单后，会出现在这里" />}
      >
        {(rows) => (
          <Table<OrderRow>
            rowKey="id"
            className="volunteer-table"
            dataSource={rows}
            columns={LINES}
            pagination={false}
            scroll={{ x: 980 }}
            rowSelection={{
              selectedRowKeys: ticked,
              onChange: (keys) => setTicked(keys.map(Number)),
              columnWidth: 44,
              getCheckboxProps: ({ id, kindLabel }) => ({ title: `选中“${kindLabel}”（编号 ${id}）` }),
            }}
          />
        )}
      </Paged>
    </>
  );
}

const LINES: TableColumnsType<OrderRow> = [
  {
    title: '想要什么帮助',
    key: 'words',
    render: (_, { id, kindLabel, words, forNeighbour }) => (
      <>
        <Link className="volunteer-title" to={`/volunteer/orders/${id}`}>
          {kindLabel}
        </Link>
        {forNeighbour ? <span className="volunteer-mark">替邻居点</span> : null}
        <p className="volunteer-words">{words}</p>
      </>
    ),
  },
  { title: '希望的时间', key: 'wanted', width: 190, render: (_, row) => wantedIn(row) },
  {
    title: '地点',
    key: 'where',
    width: 170,
    render: (_, { address, community }) => address || community.name,
  },
  {
    title: '状态',
    key: 'state',
    width: 110,
    render: (_, { stateLabel }) => <StateTag label={stateLabel} />,
  },
  { title: '时限', key: 'due', width: 110, render: (_, { dueAt }) => <Due at={dueAt} /> },
  { title: '点单时间', key: 'at', width: 110, render: (_, { orderedAt }) => shortTime(orderedAt) },
];
