import { View } from '@tarojs/components';
import type { BranchView } from '@contract/party/party-life.api';
import { spoken } from '@shared/ui/spoken';

/** This year in numbers, of the organisation and all below it. */
export function Figures({ figures }: { figures: BranchView['figures'] }) {
  const { members, probationary, meetingsHeld, meetingsMissing, attendance, hours } = figures;
  const { points, registrations, contacts, visits } = figures;
  const shown: [string, string | number][] = [
    [probationary > 0 ? `党员（预备 ${probationary}）` : '党员', members],
    ['今年已开会议', meetingsHeld],
    ['欠开', meetingsMissing],
    ['到会率', attendance === undefined ? '—' : `${attendance}%`],
    ['服务小时', hours],
    ['积分', points],
    ['双报到', registrations],
    ['双联系', contacts],
    ['走访', visits],
  ];
  return (
    <View className="card figures" {...spoken('list', '今年的数字')}>
      {shown.map(([label, value]) => (
        <View key={label} className="figures__one" {...spoken('listitem', `${label} ${value}`)}>
          <View className="figures__number">{value}</View>
          <View className="quiet">{label}</View>
        </View>
      ))}
    </View>
  );
}
