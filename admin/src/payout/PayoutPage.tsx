import './payout.css';
import { Badge, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { PageHead } from '../ui/PageHead';
import { Money } from './Money';
import { Payouts } from './Payouts';
import { Quarantine } from './Quarantine';
import { Reconciliations } from './Reconciliations';
import { usePending } from './use-payout';

type Part = 'list' | 'money' | 'quarantine' | 'bills';
const PARTS: readonly { key: Part; label: string; children: ReactNode }[] = [
  { key: 'list', label: '兑付', children: <Payouts /> },
  { key: 'money', label: '规则与预算', children: <Money /> },
  { key: 'quarantine', label: '隔离区', children: <Quarantine /> },
  { key: 'bills', label: '每日对账', children: <Reconciliations /> },
];

interface CountedProps {
  label: string;
  count?: number;
}

/** A part's name, with how many in it wait for a human. */
function Counted({ label, count = 0 }: CountedProps) {
  if (count === 0) return label;
  return (
    <span aria-label={`${label}，${count} 件待办`}>
      {label} <Badge count={count} size="small" />
    </span>
  );
}

/** 现金奖励: who is paid for what, out of which money, and whether WeChat Pay says the same. For the district's leaders. */
export function PayoutPage() {
  const { part } = useParams();
  const go = useNavigate();
  const pending = usePending();
  const { payouts, quarantine } = pending.data ?? {};
  const waiting: Partial<Record<Part, number>> = { list: payouts, quarantine };
  return (
    <div className="payout">
      <PageHead
        title="现金奖励"
        about="核实的上报按规则发奖，经微信支付转到本人零钱；每一步都有记录，结局只听微信支付签名确认的"
      />
      <Tabs
        activeKey={PARTS.find(({ key }) => key === part)?.key ?? 'list'}
        items={PARTS.map(({ key, label, children }) => ({
          ...{ key, children },
          label: <Counted label={label} count={waiting[key]} />,
        }))}
        destroyOnHidden
        onChange={(key) => {
          void pending.refetch();
          void go(`/payout/${key}`, { replace: true });
        }}
      />
    </div>
  );
}
