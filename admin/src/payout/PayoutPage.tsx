import './payout.css';
import { Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { PageHead } from '../ui/PageHead';
import { Money } from './Money';
import { Payouts } from './Payouts';
import { Quarantine } from './Quarantine';
import { Reconciliations } from './Reconciliations';

const PARTS = [
  { key: 'list', label: '兑付', children: <Payouts /> },
  { key: 'money', label: '规则与预算', children: <Money /> },
  { key: 'quarantine', label: '隔离区', children: <Quarantine /> },
  { key: 'bills', label: '每日对账', children: <Reconciliations /> },
];

/** 现金奖励: who is paid for what, out of which money, and whether WeChat Pay says the same. For the district's leaders. */
export function PayoutPage() {
  const { part } = useParams();
  const go = useNavigate();
  return (
    <div className="payout">
      <PageHead
        title="现金奖励"
        about="核实的上报按规则发奖，经微信支付转到本人零钱；每一步都有记录，结局只听微信支付签名确认的"
      />
      <Tabs
        activeKey={PARTS.find(({ key }) => key === part)?.key ?? 'list'}
        items={PARTS}
        destroyOnHidden
        onChange={(key) => void go(`/payout/${key}`, { replace: true })}
      />
    </div>
  );
}
