import type { OrderView } from '@contract/volunteer/volunteer.api';
import { Alert } from 'antd';
import { wantedIn } from '../span-words';

interface OrdersInPlanProps {
  orders: OrderView[];
  /** Those that the server lets be arranged. */
  fitting: OrderView[];
}

/** What the plan is for, in the residents' own words. */
export function OrdersInPlan({ orders, fitting }: OrdersInPlanProps) {
  if (orders.length === 0) return null;
  const left = orders.filter((order) => !fitting.includes(order));
  return (
    <section className="part" aria-label="编入的点单">
      <h2>编入的点单（{fitting.length}）</h2>
      {left.map(({ id, kindLabel, stateLabel }) => (
        <Alert
          key={id}
          type="warning"
          showIcon
          message={`“${kindLabel}”（编号 ${id}）现为“${stateLabel}”，不能再编入活动，已略去`}
        />
      ))}
      <ul className="volunteer-orders">
        {fitting.map((order) => (
          <li key={order.id}>
            <strong>{order.kindLabel}</strong>
            <small>
              {wantedIn(order)} · {order.address || order.community.name}
            </small>
            <p>{order.words}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
