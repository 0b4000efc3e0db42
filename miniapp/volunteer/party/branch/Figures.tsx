import { View } from '@tarojs/components';
import type { BranchView } from '@contract/party/party-life.api';
import { spoken } from '@shared/ui/spoken';

type Shown = [label: string, value: string | number];

/** This year in numbers, of the organisation and all below it. */
export function Figures({ figures }: { figures: BranchView['figures'] }) {
  const { members, probationary, meetingsHeld, meetingsMissing, attendance, points } = figures;
  const life: Shown[] = [
    [probationary > 0 ? `党员（预备 ${probationary}）` : '党员', members],
    ['今年已开会议', meetingsHeld],
    ['欠开', meetingsMissing],
    ['到会率', attendance === undefined ? '—' : `${attendance}%`],
    ['积分', points],
  ];
  const ties: Shown[] = [
    ['双联系', figures.contacts],
    ['走访', figures.visits],
    ['双报到', figures.registrations],
    ['服务社区（小时）', figures.hours],
    ['服务群众（件心愿）', figures.wishes],
  ];
  return (
    <>
      <Group title="组织生活" shown={life} />
      <Group title="双联系、双报到、双服务" shown={ties} />
    </>
  );
}

function Group({ title, shown }: { title: string; shown: Shown[] }) {
  return (
    <View className="card">
      <View className="heading" {...spoken('heading')}>
        {title}
      </View>
      <View className="figures" {...spoken('list', title)}>
        {shown.map(([label, value]) => (
          <View key={label} className="figures__one" {...spoken('listitem', `${label} ${value}`)}>
            <View className="figures__number">{value}</View>
            <View className="quiet">{label}</View>
          </View>
        ))}
      </View>
    </View>
  );
}
