import { View } from '@tarojs/components';
import type { ClaimView } from '@contract/volunteer/volunteer.api';
import { Row, Rows } from '../ui/Row';
import { spoken } from '../ui/spoken';
import { dayTime } from '../ui/time';
import { Timeline } from '../ui/Timeline';
import { stepsOf } from './trail';

const WAYS = { in: '签到', out: '签退' } as const;

/** When somebody came and went, and everything that happened to their claim. */
export function ClaimHistory({ claim: { checks, steps } }: { claim: ClaimView }) {
  return (
    <>
      {checks.length > 0 && (
        <Rows>
          {checks.map(({ way, at, sourceLabel, metres }, index) => (
            <Row
              key={index}
              icon={way === 'in' ? 'check' : 'flag'}
              title={`${WAYS[way]} ${dayTime(at)}`}
              words={[sourceLabel, metres === undefined ? '' : `离活动地点约 ${metres} 米`]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </Rows>
      )}
      <View className="card">
        <View className="heading" {...spoken('heading')}>
          经过
        </View>
        <Timeline steps={stepsOf(steps)} />
      </View>
    </>
  );
}
