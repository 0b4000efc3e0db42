import { View } from '@tarojs/components';
import type { ClaimState } from '@contract/volunteer/claim.flow';
import type { ClaimRow } from '@contract/volunteer/volunteer.api';
import { spoken } from '@shared/ui/spoken';
import { StateTag, type Mood } from '@shared/ui/StateTag';
import { stretch } from '@shared/ui/time';
import './lines.scss';

const MOODS: Record<ClaimState, Mood> = {
  waiting: 'slow',
  claimed: 'going',
  present: 'going',
  left: 'going',
  served: 'good',
  withdrawn: 'still',
  missed: 'bad',
  appealed: 'slow',
  excused: 'still',
  dropped: 'still',
};

/** One of my claims in a list, with what can be done about it now. */
export function ClaimLine({ claim, onTap }: { claim: ClaimRow; onTap: () => void }) {
  const { activity, state, stateLabel, hours, missLabel, complaints, actions } = claim;
  const told = [
    hours > 0 ? `${hours} 小时` : '',
    missLabel ?? '',
    complaints > 0 ? `${complaints} 次投诉` : '',
    actions.length > 0 ? `可以：${actions.map(({ label }) => label).join('、')}` : '',
  ].filter(Boolean);
  return (
    <View
      className="line"
      hoverClass="line--pressed"
      onClick={onTap}
      {...spoken('button', `${activity.title}，${stateLabel}`)}
    >
      <View className="line__head">
        <View className="line__title">{activity.title}</View>
        <StateTag label={stateLabel} mood={MOODS[state]} />
      </View>
      <View className="quiet">{stretch(activity.startsAt, activity.endsAt)}</View>
      <View className="quiet">{`${activity.community.name} · ${activity.address}`}</View>
      {told.length > 0 && <View className="line__told">{told.join(' · ')}</View>}
    </View>
  );
}
