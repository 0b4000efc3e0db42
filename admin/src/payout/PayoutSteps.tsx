import type { PayoutView } from '@contract/payout/payout.api';
import { StepBar } from '../ui/StepBar';
import { WordsField } from '../ui/WordsField';
import { usePayoutStep } from './use-payout';
import { yuan } from './yuan';

/** Approve, refuse, cancel, ask again, pay under a new number: what the server offers now. */
export function PayoutSteps({ payout }: { payout: PayoutView }) {
  const step = usePayoutStep();
  const { id, actions, name, amount, words } = payout;
  return (
    <StepBar
      thing={yuan(amount)}
      about={`${words}，收款人 ${name}`}
      thingKey={`payout:${id}`}
      actions={actions}
      take={({ action }, form) => step.mutateAsync({ id, action, form })}
      fields={({ form }) =>
        form === 'reason' ? (
          <WordsField label="理由（记入经过）" max={200} least={2} />
        ) : (
          <WordsField label="说明（可不填）" max={200} />
        )
      }
    />
  );
}
