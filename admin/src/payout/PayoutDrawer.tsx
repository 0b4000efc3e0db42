import type { PayoutView } from '@contract/payout/payout.api';
import { Drawer, Typography } from 'antd';
import { FactList } from '../ui/FactList';
import { StepTimeline } from '../ui/StepTimeline';
import { fullTime } from '../ui/time';
import { PayoutSteps } from './PayoutSteps';
import { yuan } from './yuan';

interface PayoutDrawerProps {
  payout: PayoutView;
  onClose: () => void;
}

/** One payout with its whole trail. */
export function PayoutDrawer({ payout, onClose }: PayoutDrawerProps) {
  const { no, name, amount, stateLabel, plain, at, paidAt, trouble, words, steps } = payout;
  return (
    <Drawer open width={520} title={`${yuan(amount)} · ${stateLabel}`} onClose={onClose}>
      <div className="payout-drawer">
        <FactList
          facts={[
            ['事由', words],
            ['收款人', name],
            ['现状', trouble ? `${plain}（${trouble}）` : plain],
            ['单号', <Typography.Text copyable>{no}</Typography.Text>],
            ['提出', fullTime(at)],
            ['到账', paidAt === undefined ? undefined : fullTime(paidAt)],
          ]}
        />
        <PayoutSteps payout={payout} />
        <section aria-labelledby="payout-trail">
          <h2 id="payout-trail">经过</h2>
          {steps.length > 0 ? <StepTimeline steps={steps} /> : <p className="none">还没有人办理</p>}
        </section>
      </div>
    </Drawer>
  );
}
