import type { ActivityView } from '@contract/volunteer/volunteer.api';
import { Link } from 'react-router';
import { ActionBar } from '../../ui/ActionBar';
import { useOrderSteps } from '../order/use-order-steps';
import { ORDER, useThing } from '../volunteer-data';

/** What it is done for: each order with whom to ask for, what they said of it, and its own steps. */
export function ActivityOrders({ orders }: { orders: ActivityView['orders'] }) {
  const steps = useOrderSteps();
  if (orders.length === 0) return null;
  return (
    <section className="part" aria-label="编入的点单">
      <h2>编入的点单（{orders.length}）</h2>
      <ul className="volunteer-orders">
        {orders.map((order) => (
          <OneOrder key={order.id} order={order} steps={steps} />
        ))}
      </ul>
      {steps.dialog}
    </section>
  );
}

interface OneOrderProps {
  order: ActivityView['orders'][number];
  steps: ReturnType<typeof useOrderSteps>;
}

function OneOrder({ order, steps }: OneOrderProps) {
  const { id, kindLabel, words, address, stateLabel } = order;
  const whole = useThing(ORDER, id).data;
  const said = whole?.steps.filter(({ action }) => action === 'confirm').at(-1)?.words;
  return (
    <li>
      <strong>
        <Link to={`/volunteer/orders/${id}`}>{kindLabel}</Link>
      </strong>
      <span className="state-tag">{whole?.stateLabel ?? stateLabel}</span>
      <small>{[address, whole?.contact?.name, whole?.contact?.phone].filter(Boolean).join(' · ')}</small>
      <p>{words}</p>
      {whole?.rating === undefined ? null : (
        <p className="volunteer-said">
          居民评 {whole.rating} 分{said ? `：${said}` : ''}
        </p>
      )}
      {whole && whole.actions.length > 0 ? (
        <ActionBar actions={whole.actions} busy={steps.busy} onTake={(step) => steps.start(whole, step)} />
      ) : null}
    </li>
  );
}
