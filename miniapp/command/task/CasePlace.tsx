import { View } from '@tarojs/components';
import type { CaseView, LampColour } from '@contract/case/case.api';
import { Icon } from '@shared/ui/Icon';
import type { PinTone } from '@shared/ui/geo';
import { distanceWords } from '@shared/place/distance';
import { WayThere } from '@shared/place/WayThere';
import { useNear } from '../place/near';
import './CasePlace.scss';

const TONES: Record<LampColour, PinTone> = { green: 'green', yellow: 'yellow', red: 'red', off: 'grey' };

/** Where it is, how far, and the way there. */
export function CasePlace({ view }: { view: CaseView }) {
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
      {place && <WayThere to={place} name={address} tone={TONES[view.lamp]} label="导航去现场" />}
    </View>
  );
}
