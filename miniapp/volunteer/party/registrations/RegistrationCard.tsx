import { View } from '@tarojs/components';
import type { RegistrationState } from '@contract/staff/registration.flow';
import { partyApi, type RegistrationView } from '@contract/staff/party.api';
import { api } from '@shared/api/request';
import { useSteps } from '@shared/hooks/steps';
import { StateTag, type Mood } from '@shared/ui/StateTag';
import { yearDay } from '@shared/ui/time';
import { PartySteps } from '../ui/PartySteps';
import '../../ui/lines.scss';

const MOODS: Record<RegistrationState, Mood> = {
  requested: 'going',
  confirmed: 'good',
  declined: 'bad',
  ended: 'still',
};

interface RegistrationCardProps {
  row: RegistrationView;
  onTaken: (row: RegistrationView) => void;
  onStale: () => Promise<void>;
}

/** One registration, with what I may do about it. */
export function RegistrationCard({ row, onTaken, onStale }: RegistrationCardProps) {
  const { id, community, applicantKind, orgUnit, state, stateLabel, words, answer, requestedAt, actions } =
    row;
  const steps = useSteps(
    { put: onTaken, refresh: onStale },
    {
      input: ({ action }: RegistrationView['actions'][number], form) => ({ id, action, ...form }),
      send: (input, options) => api(partyApi.takeRegistration, input, options),
    },
  );
  const who = applicantKind === 'unit' ? `单位报到 · ${orgUnit.name}` : `党员报到 · ${orgUnit.name}`;
  return (
    <View className="line">
      <View className="line__head">
        <View className="line__title">{community.name}</View>
        <StateTag label={stateLabel} mood={MOODS[state]} />
      </View>
      <View className="quiet">{`${who} · ${yearDay(requestedAt)}`}</View>
      {words && <View>{words}</View>}
      {answer && <View className="quiet">{`答复：${answer}`}</View>}
      <PartySteps about={`registration-${id}`} actions={actions} steps={steps} />
    </View>
  );
}
