import { useState } from 'react';
import { View } from '@tarojs/components';
import type { Point } from '@shared/hooks/here';
import { BigButton } from '@shared/ui/BigButton';
import { GeoMap } from '@shared/ui/GeoMap';
import { Sheet } from '@shared/ui/Sheet';
import { baseOf, usePlace } from './town';

interface PlaceSheetProps {
  ground: Parameters<typeof baseOf>[0];
  place?: Point;
  onPick: (at: Point) => void;
  onClose: () => void;
}

/** A large map to point at the place. */
export function PlaceSheet({ ground, place, onPick, onClose }: PlaceSheetProps) {
  const [pin, setPin] = useState(place);
  const [centre] = useState(place ?? ground.town.centre);
  const found = usePlace(pin);
  const take = () => {
    if (pin) onPick(pin);
    onClose();
  };
  return (
    <Sheet
      open
      title="在地图上点一下"
      onClose={onClose}
      footer={<BigButton label="就是这里" disabled={!pin || found.error !== undefined} onTap={take} />}
    >
      <GeoMap
        {...baseOf(ground)}
        centre={centre}
        zoom={place ? 17 : 14}
        pin={pin}
        onPin={setPin}
        label="点一下选位置"
        height="tall"
      />
      <View className="place">
        {found.error ??
          (found.data ? `${found.data.address}（${found.data.grid.name}）` : '两指放大，点准地方')}
      </View>
    </Sheet>
  );
}
