import type { EarnerView } from '@contract/points/points.api';
import { Button, Table, type TableColumnsType } from 'antd';
import { messageOf } from '../app/http';
import { LoadFailed, LoadingRows, Nothing } from '../ui/Waiting';
import type { Penalised } from './PenaltyDialog';
import { useEarners } from './use-points';

interface EarnersProps {
  communityId: number;
  /** A volunteer number, or part of a name. */
  find: string;
  onPenalise: (penalised: Penalised) => void;
}

/** Whoever earned points at one's counter, however far down the table they stand. */
export function Earners({ communityId, find, onPenalise }: EarnersProps) {
  const found = useEarners({ communityId, find });
  if (found.isPending) return <LoadingRows rows={2} />;
  if (found.isError)
    return <LoadFailed failed={messageOf(found.error)} onRetry={() => void found.refetch()} />;
  const { rows } = found.data;
  if (rows.length === 0)
    return <Nothing title={`没有找到“${find}”`} hint="只能查到在本社区得过分的人；编号要写全" />;
  const columns: TableColumnsType<EarnerView> = [
    { title: '姓名', dataIndex: 'name', width: 150 },
    {
      title: '志愿者编号',
      key: 'no',
      width: 170,
      render: (_, { no }) => no ?? <span className="none">不是志愿者</span>,
    },
    { title: '在本社区一共得分', key: 'earned', render: (_, { earned }) => earned.toLocaleString('zh-CN') },
    {
      title: '',
      key: 'penalty',
      width: 90,
      render: (_, { name, personId }) => (
        <Button
          danger
          type="link"
          aria-label={`扣${name}的分`}
          onClick={() => onPenalise({ name, personId, communityId })}
        >
          扣分
        </Button>
      ),
    },
  ];
  return (
    <Table<EarnerView>
      rowKey="personId"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 480 }}
    />
  );
}
