import { PlusOutlined } from '@ant-design/icons';
import type { GoodView } from '@contract/points/points.api';
import type { UnitBrief } from '@contract/staff/unit.api';
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Paged } from '../ui/Paged';
import { Nothing } from '../ui/Waiting';
import { GoodDialog } from './GoodDialog';
import { useGoods } from './use-points';

/** What the own communities offer for points. */
export function Goods({ desks }: { desks: UnitBrief[] }) {
  const goods = useGoods();
  const [changing, setChanging] = useState<GoodView | 'new'>();
  return (
    <>
      <div className="points-filter">
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setChanging('new')}>
          上架物品
        </Button>
      </div>
      <Paged
        list={goods}
        nothing={<Nothing title="还没有上架物品" hint="居民用积分兑换，凭领取码到社区来领" />}
      >
        {(rows) => (
          <Table<GoodView>
            rowKey="id"
            columns={columns(setChanging)}
            dataSource={rows}
            pagination={false}
            scroll={{ x: 900 }}
          />
        )}
      </Paged>
      {changing ? (
        <GoodDialog
          desks={desks}
          good={changing === 'new' ? undefined : changing}
          onClose={() => setChanging(undefined)}
        />
      ) : null}
    </>
  );
}

const columns = (onChange: (good: GoodView) => void): TableColumnsType<GoodView> => [
  {
    title: '物品',
    key: 'title',
    render: (_, { title, words }) => (
      <>
        <strong>{title}</strong>
        {words ? <p className="points-words">{words}</p> : null}
      </>
    ),
  },
  { title: '社区', key: 'community', width: 150, render: (_, { community }) => community.name },
  { title: '所需积分', dataIndex: 'points', width: 100, align: 'right' },
  {
    title: '库存',
    key: 'stock',
    width: 90,
    align: 'right',
    render: (_, { stock }) => (stock > 0 ? stock : <span className="points-gone">已兑完</span>),
  },
  { title: '每人限兑', dataIndex: 'perPerson', width: 100, align: 'right' },
  { title: '领取期限', key: 'days', width: 100, render: (_, { pickupDays }) => `${pickupDays} 天内` },
  {
    title: '状态',
    key: 'listed',
    width: 90,
    render: (_, { listed }) =>
      listed ? <span className="in-use">上架</span> : <span className="none">已下架</span>,
  },
  {
    title: '',
    key: 'change',
    width: 80,
    render: (_, good) => (
      <Button type="link" aria-label={`修改“${good.title}”`} onClick={() => onChange(good)}>
        修改
      </Button>
    ),
  },
];
