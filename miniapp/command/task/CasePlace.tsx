import { View } from '@tarojs/components';
import type { CaseView, LampColour } from '@contract/case/case.api';
import { BigButton } from '@shared/ui/BigButton';
import { GeoMap } from '@shared/ui/GeoMap';
import { Icon } from '@shared/ui/Icon';
import type { PinTone } from '@shared/ui/geo';
import { distanceWords } from '@shared/place/distance';
import { navigateTo } from '@shared/place/navigate';
import { useNear } from '../place/near';
import { groundOf, useTown } from '@shared/place/town';
import './CasePlace.scss';

const TONES: Record<LampColour, PinTone> = { green: 'green', yellow: 'yellow', red: 'red', off: 'grey' };

/** Where it is, how far, and the way there. */
export function CasePlace({ view }: { view: CaseView }) {
  const town = useTown();
  const near = useNear();
  const { place, address } = view;
  const far = near.here && place ? distanceWords(near.here, place) : '';
  const area = [view.street, view.community, view.grid].flatMap((unit) => unit?.name ?? []).join(' ');
  return (
    <View className="card">
      <View className="case-place__address">
        <Icon name="pin" />
        <View>
          <View>{[address || '还没有定位', far].filter(Boolean).join(' · ')}</View>
          {area && <View className="quiet">{area}</View>}
        </View>
      </View>
      {place && (
        <>
          <GeoMap
            {...groundOf(town.data)}
            centre={place}
            zoom={16}
            markers={[{ key: view.no, at: place, tone: TONES[view.lamp], label: address }]}
            label={`地图：${address}`}
          />
          <View className="case-place__go">
            <BigButton label="导航去现场" icon="pin" tone="plain" onTap={() => navigateTo(place, address)} />
          </View>
        </>
      )}
    </View>
  );
}
