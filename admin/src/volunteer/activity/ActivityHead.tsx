import { PrinterOutlined, QrcodeOutlined } from '@ant-design/icons';
import type { ActivityView } from '@contract/volunteer/volunteer.api';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { ActionBar } from '../../ui/ActionBar';
import { useThingSteps } from '../step/use-thing-steps';
import { spanOf } from '../span-words';
import { ACTIVITY } from '../volunteer-data';

const SURE = {
  publish: '发布后，志愿者在“智慧党建”小程序里就能看到和认领，合适的人会收到邀请。',
  begin: '候补就此结束，不再有人转正。',
  end: '时长算到现在为止，不晚于计划的结束时间。之后请核实名单：没有签退的、离线补传的，看过再点“核实完毕”。',
  settle: '时长和积分记入每个人的服务记录；没有到场的记一次爽约，本人可以申诉。',
};

/** What it is, when, and what may be done now; the plan has a page of its own. */
export function ActivityHead({ activity }: { activity: ActivityView }) {
  const go = useNavigate();
  const steps = useThingSteps<ActivityView>(ACTIVITY, {
    name: ({ title }) => title,
    about: ({ startsAt, endsAt, address }) => `${spanOf(startsAt, endsAt)} · ${address}`,
    sure: SURE,
  });
  const { id, title, stateLabel, startsAt, endsAt, address, actions } = activity;
  const start = (step: ActivityView['actions'][number]) =>
    step.form === 'plan' ? void go(`/volunteer/activities/${id}/plan`) : steps.start(activity, step);
  return (
    <header className="part volunteer-head">
      <div className="volunteer-head-title">
        <h1>{title}</h1>
        <span className="state-tag">{stateLabel}</span>
      </div>
      <p className="volunteer-head-meta">
        <span>{spanOf(startsAt, endsAt)}</span>
        <span>{address}</span>
      </p>
      <ActionBar
        actions={actions}
        busy={steps.busy}
        none="这次活动现在没有要您办的，可查看名单和经过"
        onTake={start}
      />
      <div className="volunteer-links">
        <Button icon={<QrcodeOutlined />} onClick={() => void go(`/volunteer/activities/${id}/code`)}>
          签到码大屏
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => void go(`/volunteer/activities/${id}/poster`)}>
          报名海报
        </Button>
      </div>
      {steps.dialog}
    </header>
  );
}
