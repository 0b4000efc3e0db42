import { View } from '@tarojs/components';
import { BigButton } from '../ui/BigButton';
import { GeoMap } from '../ui/GeoMap';
import type { PinTone } from '../ui/geo';
import type { Point } from './distance';
import { navigateTo } from './navigate';
import { groundOf, useTown } from './town';
import './WayThere.scss';

interface WayThereProps {
  to: Point;
  /** What the place is called. */
  name: string;
  tone?: PinTone;
  label?: string;
}

/** A place on the map, and the way there. */
export function WayThere({ to, name, tone = 'accent', label = '怎么走' }: WayThereProps) {
  const town = useTown();
  return (
    <View>
      <GeoMap
        {...groundOf(town.data)}
        centre={to}
        zoom={16}
        markers={[{ key: name, at: to, tone, label: name }]}
        label={`地图：${name}`}
      />
      <View className="way-there">
        <BigButton label={label} icon="pin" tone="plain" onTap={() => navigateTo(to, name)} />
      </View>
    </View>
  );
}
