import '../volunteer.css';
import type { ActivityView } from '@contract/volunteer/volunteer.api';
import { App, Alert } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { messageOf } from '../../app/http';
import { useCreate } from '../../app/use-create';
import { dropDraft } from '../../ui/drafts';
import { useTaken } from '../step/use-taken';
import { ThingFrame } from '../ThingFrame';
import { ACTIVITY, useThing } from '../volunteer-data';
import { PlanForm } from './PlanForm';
import { valuesOf } from './plan-values';

/** 修改: the plan of an activity, where the server offers to amend it. */
export function AmendPage() {
  const { id } = useParams();
  const shown = useThing(ACTIVITY, Number(id));
  return (
    <ThingFrame shown={shown} back={`/volunteer/activities/${id}`} backLabel="返回活动">
      {(activity) => <Amend key={activity.id} activity={activity} />}
    </ThingFrame>
  );
}

function Amend({ activity }: { activity: ActivityView }) {
  const go = useNavigate();
  const { message } = App.useApp();
  const { id, title, community, stateLabel } = activity;
  const draftKey = `plan:${id}`;
  const taken = useTaken(ACTIVITY);
  const take = useCreate(ACTIVITY.take, (next) => {
    dropDraft(draftKey);
    taken(next);
    void message.success('已修改，认领的志愿者会收到消息');
    void go(`/volunteer/activities/${id}`);
  });
  const amend = activity.actions.find(({ form }) => form === 'plan');
  if (!amend) return <Alert type="info" showIcon message={`活动现为“${stateLabel}”，不能再修改安排`} />;
  return (
    <PlanForm
      title={`修改：${title}`}
      about="改了时间、地点或人数，已认领的志愿者会收到消息。"
      draftKey={draftKey}
      initial={valuesOf(activity)}
      desks={[community]}
      settled
      refusal={take.error ? messageOf(take.error) : undefined}
      busy={take.isPending}
      submitLabel={amend.label}
      onSubmit={(_, plan) => take.mutate({ id, action: amend.action, form: { ...plan } })}
      onCancel={() => void go(`/volunteer/activities/${id}`)}
    />
  );
}
