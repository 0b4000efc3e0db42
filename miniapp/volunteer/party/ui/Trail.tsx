import { View } from '@tarojs/components';
import type { PartyStepView } from '@contract/party/party-life.api';
import { spoken } from '@shared/ui/spoken';
import { Timeline } from '@shared/ui/Timeline';
import { stepsOf } from './party-forms';

/** Everything that was done with it. */
export function Trail({ steps }: { steps: readonly PartyStepView[] }) {
  return (
    <View className="card">
      <View className="heading" {...spoken('heading')}>
        经过
      </View>
      <Timeline steps={stepsOf(steps)} />
    </View>
  );
}
