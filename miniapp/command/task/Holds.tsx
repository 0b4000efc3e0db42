import { View } from '@tarojs/components';
import type { HoldView } from '@contract/case/case.api';
import { StateTag } from '@shared/ui/StateTag';
import { dayTime } from '@shared/ui/time';
import { workedWords } from './worked';
import './Holds.scss';

/** How long each had it, in working time, and why it left. */
export function Holds({ holds }: { holds: readonly HoldView[] }) {
  if (holds.length === 0) return null;
  return (
    <View className="card">
      <View className="heading">在谁手里多久</View>
      <View className="quiet">按工作时间计算</View>
      {holds.map((hold) => (
        <View key={`${hold.unit.id} ${hold.from}`} className="holds__one">
          <View className="holds__who">
            <View>{hold.unit.shortName}</View>
            <View className="quiet">
              {`${dayTime(hold.from)} 起${hold.to === undefined ? '，现在还在' : `，${hold.left}`}`}
            </View>
          </View>
          {hold.wentBack && <StateTag label="没有办成" mood="slow" />}
          <View className="holds__time">{workedWords(hold.workingMinutes)}</View>
        </View>
      ))}
    </View>
  );
}
