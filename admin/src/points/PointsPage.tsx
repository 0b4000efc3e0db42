import './points.css';
import { Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { messageOf } from '../app/http';
import { PageHead } from '../ui/PageHead';
import { LoadFailed, LoadingRows } from '../ui/Waiting';
import { Goods } from './Goods';
import { LeagueTable } from './LeagueTable';
import { Redemptions } from './Redemptions';
import { Rules } from './Rules';
import { useSeats } from './use-points';

/** 积分与商城: the counter of a community, the league tables and the district's rules. */
export function PointsPage() {
  const { part } = useParams();
  const go = useNavigate();
  const seats = useSeats();
  const counters = seats.data?.desks ?? [];
  const parts = [
    ...(counters.length > 0
      ? [
          { key: 'desk', label: '兑换核销', children: <Redemptions /> },
          { key: 'goods', label: '商城物品', children: <Goods desks={counters} /> },
        ]
      : []),
    { key: 'league', label: '积分榜', children: <LeagueTable desks={counters} /> },
    { key: 'rules', label: '积分规则', children: <Rules /> },
  ];
  const shown = parts.find(({ key }) => key === part)?.key ?? parts[0]?.key;
  if (seats.isPending) return <LoadingRows />;
  if (seats.isError)
    return <LoadFailed failed={messageOf(seats.error)} onRetry={() => void seats.refetch()} />;
  return (
    <div className="points">
      <PageHead
        title="积分与商城"
        about="志愿服务和核实的上报得积分，积分在社区换东西；每一笔都记在账上，改不了也删不掉"
      />
      <Tabs
        activeKey={shown}
        items={parts}
        destroyOnHidden
        onChange={(key) => void go(`/points/${key}`, { replace: true })}
      />
    </div>
  );
}
