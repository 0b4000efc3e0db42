import { View } from '@tarojs/components';
import type { ActivityView } from '@contract/volunteer/volunteer.api';
import { WayThere } from '../place/WayThere';

/** Where it is, and the way there. */
export function ActivityPlace({ view: { place, address, fence } }: { view: ActivityView }) {
  return (
    <View className="card">
      <View className="quiet">{`签到签退要在离这里 ${fence} 米以内`}</View>
      <WayThere to={place} name={address} />
    </View>
  );
}
