import { View } from '@tarojs/components';
import type { HoldView } from '@contract/case/case.api';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import { dayTime } from '@shared/ui/time';
import { working } from './steps';

/** In whose hands it lay, and how long. */
export function Holds({ holds }: { holds: readonly HoldView[] }) {
  if (holds.length === 0) return null;
  return (
    <View className="progress__block">
      <View className="heading progress__head" {...spoken('heading')}>
        谁办了多久
      </View>
      <View className="quiet progress__note">只算工作时间，夜里和休息日不算。</View>
      <Rows>
        {holds.map((hold) => (
          <Row
            key={hold.from}
            icon={hold.wentBack ? 'again' : 'building'}
            title={hold.unit.shortName}
            words={`${working(hold.workingMinutes)}，${dayTime(hold.from)} 起${hold.left ? `；之后：${hold.left}` : ''}`}
          />
        ))}
      </Rows>
    </View>
  );
}
