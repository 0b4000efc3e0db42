import { View } from '@tarojs/components';
import type { ActivityView } from '@contract/volunteer/volunteer.api';
import { navigateTo } from '../place/navigate';
import { groundOf, useTown } from '../place/town';
import { BigButton } from '../ui/BigButton';
import { GeoMap } from '../ui/GeoMap';

/** Where it is, and the way there. */
export function ActivityPlace({ view: { id, place, address, fence } }: { view: ActivityView }) {
  const town = useTown();
  return (
    <View className="card">
      <GeoMap
        {...groundOf(town.data)}
        centre={place}
        zoom={16}
        markers={[{ key: String(id), at: place, tone: 'accent', label: address }]}
        label={`地图：${address}`}
      />
      <View className="quiet">{`签到签退要在离这里 ${fence} 米以内`}</View>
      <BigButton label="怎么走" icon="pin" tone="plain" onTap={() => navigateTo(place, address)} />
    </View>
  );
}
