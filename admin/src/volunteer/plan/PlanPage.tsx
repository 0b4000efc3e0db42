import '../volunteer.css';
import { volunteerApi, type OrderView } from '@contract/volunteer/volunteer.api';
import { useQueries } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { api, messageOf } from '../../app/http';
import { useCreate } from '../../app/use-create';
import { dropDraft } from '../../ui/drafts';
import { LoadFailed, LoadingRows } from '../../ui/Waiting';
import { useTaken } from '../step/use-taken';
import { ACTIVITY, thingKey, useDesks } from '../volunteer-data';
import { orderIdsOf } from './order-ids';
import { OrdersInPlan } from './OrdersInPlan';
import { PlanForm } from './PlanForm';
import { planFor } from './plan-values';

/** 策划活动: from nothing, or from one or several orders. */
export function PlanPage() {
  const [params] = useSearchParams();
  const ids = orderIdsOf(params.get('orders'));
  const asked = useQueries({
    queries: ids.map((id) => ({
      queryKey: thingKey('order', id),
      queryFn: () => api(volunteerApi.showOrder, { id }),
    })),
  });
  const failed = asked.find(({ isError }) => isError);
  if (failed)
    return (
      <LoadFailed
        failed={messageOf(failed.error)}
        onRetry={() => asked.forEach((each) => void each.refetch())}
      />
    );
  if (asked.some(({ isPending }) => isPending)) return <LoadingRows rows={4} />;
  return <NewPlan key={ids.join()} orders={asked.flatMap(({ data }) => data ?? [])} />;
}

function NewPlan({ orders }: { orders: OrderView[] }) {
  const go = useNavigate();
  const { message } = App.useApp();
  const desks = useDesks();
  const taken = useTaken(ACTIVITY);
  // What the server offers no arranging for would be refused, and the whole plan with it.
  const fitting = orders.filter(({ actions }) => actions.some(({ action }) => action === 'arrange'));
  const draftKey = `plan:new:${fitting.map(({ id }) => id).join()}`;
  const plan = useCreate(volunteerApi.plan, (activity) => {
    dropDraft(draftKey);
    taken(activity);
    void message.success('已存为筹备中，看过合适的志愿者后再发布');
    void go(`/volunteer/activities/${activity.id}`, { replace: true });
  });
  return (
    <PlanForm
      title={fitting.length > 1 ? `把 ${fitting.length} 单合为一次活动` : '策划活动'}
      about="先存为筹备中，不会通知任何人；看过再发布招募。"
      draftKey={draftKey}
      initial={{ communityId: desks[0]?.id, ...planFor(fitting) }}
      desks={desks}
      settled={fitting.length > 0 ? true : undefined}
      refusal={plan.error ? messageOf(plan.error) : undefined}
      busy={plan.isPending}
      submitLabel="存为筹备中"
      onSubmit={(communityId, input) =>
        plan.mutate({ communityId, plan: input, orderIds: fitting.map(({ id }) => id) })
      }
      onCancel={() => void go(-1)}
      aside={<OrdersInPlan orders={orders} fitting={fitting} />}
    />
  );
}
