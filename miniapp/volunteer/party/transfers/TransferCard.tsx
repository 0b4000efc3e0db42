import { View } from '@tarojs/components';
import type { MembershipTransferState } from '@contract/party/membership-transfer.flow';
import { partyLifeApi, type MembershipTransferView } from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import { useSteps } from '@shared/hooks/steps';
import { StateTag, type Mood } from '@shared/ui/StateTag';
import { Timeline } from '@shared/ui/Timeline';
import { stepsOf } from '../ui/party-forms';
import { PartySteps } from '../ui/PartySteps';
import '../../ui/lines.scss';

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
  return (
    <View className="line">
      <View className="line__head">
        <View className="line__title">{name}</View>
        <StateTag label={stateLabel} mood={MOODS[state]} />
      </View>
      <View>{`${from.name} → ${to.name}`}</View>
      <Timeline steps={stepsOf(told)} />
      <PartySteps about={`transfer-${id}`} actions={actions} steps={steps} />
    </View>
  );
}
