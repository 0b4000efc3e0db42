import '../volunteer.css';
import type { OrderView } from '@contract/volunteer/volunteer.api';
import { Link, useParams } from 'react-router';
import { OrderContact } from '../../people-data/OrderContact';
import { ActionBar } from '../../ui/ActionBar';
import { FactList } from '../../ui/FactList';
import { Timeline } from '../../ui/Timeline';
import { fullTime } from '../../ui/time';
import { Due } from '../Due';
import { spanOf, wantedIn } from '../span-words';
import { ThingFrame } from '../ThingFrame';
import { ORDER, useThing } from '../volunteer-data';
import { useOrderSteps } from './use-order-steps';
import { ThingPlace } from '../ThingPlace';

/** One order: what is wished for and by whom, what may be done with it, and what was done. */
export function OrderPage() {
  const { id } = useParams();
  const order = useThing(ORDER, Number(id));
  return (
    <ThingFrame shown={order} back="/volunteer/orders" backLabel="返回点单">
      {(view) => <OpenOrder key={view.id} order={view} />}
    </ThingFrame>
  );
}

function OpenOrder({ order }: { order: OrderView }) {
  const steps = useOrderSteps();
  return (
    <>
      <header className="part volunteer-head">
        <div className="volunteer-head-title">
          <h1>{order.kindLabel}</h1>
          <span className="state-tag">{order.stateLabel}</span>
          <Due at={order.dueAt} />
        </div>
        <p className="volunteer-words-whole">{order.words}</p>
        <ActionBar
          actions={order.actions}
          busy={steps.busy}
          none="这一单现在没有要您办的，可查看经过"
          onTake={(step) => steps.start(order, step)}
        />
      </header>
      <div className="volunteer-columns">
        <div>
          <section className="part" aria-label="经过">
            <h2>经过</h2>
            <Timeline events={order.steps} />
          </section>
        </div>
        <div>
          <section className="part" aria-label="基本情况">
            <h2>基本情况</h2>
            <OrderFacts order={order} />
          </section>
          {order.place ? <ThingPlace place={order.place} title={order.address} /> : null}
        </div>
      </div>
      {steps.dialog}
    </>
  );
}

function OrderFacts({ order }: { order: OrderView }) {
  const { activity, helpers, rating } = order;
  return (
    <FactList
      facts={[
        ['编号', String(order.id)],
        ['点单时间', fullTime(order.orderedAt)],
        ['希望的时间', wantedIn(order)],
        ['为谁点的', order.forNeighbour ? '替邻居' : '自己'],
        [order.forNeighbour ? '邻居' : '联系人', <OrderContact order={order} />],
        ['社区', order.community.name],
        ['地址', order.address],
        [
          '编入的活动',
          activity ? (
            <>
              <Link to={`/volunteer/activities/${activity.id}`}>{activity.title}</Link>
              <br />
              {spanOf(activity.startsAt, activity.endsAt)}，{activity.stateLabel}
            </>
          ) : undefined,
        ],
        ['来的志愿者', helpers.map(({ name }) => name).join('、')],
        ['评分', rating === undefined ? undefined : `${rating} 分`],
      ]}
    />
  );
}
