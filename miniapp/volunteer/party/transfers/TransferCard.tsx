import { View } from '@tarojs/components';
import type { MembershipTransferState } from '@contract/party/membership-transfer.flow';
import { partyLifeApi, type MembershipTransferView } from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import { useSteps } from '@shared/hooks/steps';
import { StepSheet } from '@shared/step/StepSheet';
import { ActionBar } from '@shared/ui/ActionBar';
import { Notice } from '@shared/ui/Notice';
import { StateTag, type Mood } from '@shared/ui/StateTag';
import { Timeline } from '@shared/ui/Timeline';
import { PARTY_FORMS, stepsOf } from '../ui/party-forms';
import { useStepFlow } from '../ui/step-flow';
import '../../ui/lines.scss';
import '../ui/party.scss';

const MOODS: Record<MembershipTransferState, Mood> = {
  requested: 'going',
  released: 'going',
  accepted: 'good',
  refused: 'bad',
  withdrawn: 'still',
};

interface TransferCardProps {
  row: MembershipTransferView;
  onTaken: (row: MembershipTransferView) => void;
  onStale: () => Promise<void>;
}

/** One transfer with its whole way, and what I may do about it. */
export function TransferCard({ row, onTaken, onStale }: TransferCardProps) {
  const { id, name, from, to, state, stateLabel, steps: told, actions } = row;
  const steps = useSteps(
    { put: onTaken, refresh: onStale },
    {
      input: ({ action }: MembershipTransferView['actions'][number], form) => ({ id, action, form }),
      send: (input, options) => api(partyLifeApi.takeTransfer, input, options),
    },
  );
  const flow = useStepFlow(steps);
  return (
    <View className="line">
      <View className="line__head">
        <View className="line__title">{name}</View>
        <StateTag label={stateLabel} mood={MOODS[state]} />
      </View>
      <View>{`${from.name} → ${to.name}`}</View>
      <Timeline steps={stepsOf(told)} />
      <View>{steps.refusal && !flow.chosen && <Notice tone="bad" words={steps.refusal} />}</View>
      <View className="party__gap" />
      {actions.length > 0 && <ActionBar actions={actions} taking={steps.taking} onTake={flow.begin} />}
      <View>
        {flow.chosen && (
          <StepSheet
            about={`transfer-${id}`}
            action={flow.chosen}
            asks={PARTY_FORMS[flow.chosen.form]}
            busy={steps.taking !== undefined}
            refusal={steps.refusal}
            onSend={flow.send}
            onClose={flow.close}
          />
        )}
      </View>
    </View>
  );
}
