import './volunteer.css';
import { Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { PageHead } from '../ui/PageHead';
import { ActivitiesPart } from './activity/ActivitiesPart';
import { OrdersPart } from './order/OrdersPart';
import { SeriesPart } from './plan/SeriesPart';
import { TrainingPart } from './TrainingPart';

const PARTS = [
  { key: 'orders', label: '点单', children: <OrdersPart /> },
  { key: 'activities', label: '活动', children: <ActivitiesPart /> },
  { key: 'series', label: '常态活动', children: <SeriesPart /> },
  { key: 'trainings', label: '培训登记', children: <TrainingPart /> },
];

/** 志愿服务: a community’s volunteering desk. */
export function VolunteerPage() {
  const { part } = useParams();
  const go = useNavigate();
  const shown = PARTS.find(({ key }) => key === part)?.key ?? 'orders';
  return (
    <div className="volunteer">
      <PageHead title="志愿服务" about="居民点单，社区编成活动，志愿者认领；每一步双方看到的是同一份经过。" />
      <Tabs
        activeKey={shown}
        items={PARTS}
        destroyOnHidden
        onChange={(key) => void go(`/volunteer/${key}`, { replace: true })}
      />
    </div>
  );
}
