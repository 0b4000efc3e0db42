import type { BudgetView, PayoutRuleView } from '@contract/payout/payout.api';
import { Alert, Button, Statistic } from 'antd';
import { useState } from 'react';
import { useCategories } from '../app/town-data';
import { messageOf } from '../app/http';
import { FactList } from '../ui/FactList';
import { LoadFailed, LoadingRows } from '../ui/Waiting';
import { GrantDialog } from './GrantDialog';
import { RewardDialog } from './RewardDialog';
import { useBudget, usePayoutRule } from './use-payout';
import { yuan } from './yuan';

/** How much for which reports, and out of what. */
export function Money() {
  const rule = usePayoutRule();
  const budget = useBudget();
  const failed = rule.error ?? budget.error;
  const again = () => void Promise.all([rule.refetch(), budget.refetch()]);
  if (failed && !(rule.data && budget.data)) return <LoadFailed failed={messageOf(failed)} onRetry={again} />;
  if (!rule.data || !budget.data) return <LoadingRows rows={3} />;
  return (
    <div className="payout-money">
      {budget.data.configured ? null : (
        <Alert
          type="warning"
          showIcon
          message="这里还没有配置微信支付商户：可以先定规则和预算，奖励会等在“待批准”，不会转账。"
        />
      )}
      <Budget budget={budget.data} />
      <Rule rule={rule.data} />
    </div>
  );
}

const monthInWords = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(4))} 月`;

function Budget({ budget }: { budget: BudgetView }) {
  const [granting, setGranting] = useState(false);
  const { month, granted, left, held, paid } = budget;
  return (
    <section className="part" aria-labelledby="payout-budget">
      <div className="part-head">
        <h2 id="payout-budget">{monthInWords(month)}的预算</h2>
        <Button type="primary" onClick={() => setGranting(true)}>
          增减预算
        </Button>
      </div>
      <div className="payout-figures">
        <Statistic title="本月批了" value={yuan(granted)} />
        <Statistic title="本月还剩" value={yuan(left)} />
        <Statistic title="各月已占用、未了结" value={yuan(held)} />
        <Statistic title="各月已到账" value={yuan(paid)} />
      </div>
      {granting ? <GrantDialog month={month} onClose={() => setGranting(false)} /> : null}
    </section>
  );
}

function Rule({ rule }: { rule: PayoutRuleView }) {
  const [changing, setChanging] = useState(false);
  const named = useCategories().data?.rows ?? [];
  const { amount, approvalAbove, categories, active } = rule;
  const names = categories.map((code) => named.find((one) => one.code === code)?.name ?? `编码 ${code} 开头`);
  return (
    <section className="part" aria-labelledby="payout-rule">
      <div className="part-head">
        <h2 id="payout-rule">奖励规则</h2>
        <Button onClick={() => setChanging(true)}>修改规则</Button>
      </div>
      <FactList
        facts={[
          ['是否启用', active ? <span className="in-use">启用</span> : <span className="none">停用</span>],
          ['每件奖励', yuan(amount)],
          ['免批限额', `${yuan(approvalAbove)} 以内自动批准，超过的由区领导批`],
          ['哪些类别', names.length === 0 ? '所有类别' : names.join('、')],
        ]}
      />
      {changing ? <RewardDialog rule={rule} onClose={() => setChanging(false)} /> : null}
    </section>
  );
}
