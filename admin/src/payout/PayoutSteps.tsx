import { payoutApi, type PayoutView } from '@contract/payout/payout.api';
import { ActionBar } from '../ui/ActionBar';
import { byId, useSteps } from '../ui/use-steps';
import { WordsField } from '../ui/WordsField';
import { usePayoutTaken } from './use-payout';
import { yuan } from './yuan';

/** Approve, refuse, cancel, ask again, pay under a new number: what the server offers now. */
export function PayoutSteps({ payout }: { payout: PayoutView }) {
  const { start, busy, dialog } = useSteps(byId(payoutApi, usePayoutTaken()), {
    key: ({ id }) => `payout:${id}`,
    name: ({ amount }) => yuan(amount),
    about: ({ words, name }) => `${words}，收款人 ${name}`,
    fields: ({ form }) =>
      form === 'reason' ? (
        <WordsField label="理由（记入经过）" max={200} least={2} />
      ) : (
        <WordsField label="说明（可不填）" max={200} />
      ),
  });
  return (
    <>
      <ActionBar actions={payout.actions} busy={busy} onTake={(step) => start(payout, step)} />
      {dialog}
    </>
  );
}
