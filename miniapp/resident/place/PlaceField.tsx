import { useEffect, useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { useHere, type Point } from '@shared/hooks/here';
import { BigButton } from '@shared/ui/BigButton';
import { Field } from '@shared/ui/Field';
import { GeoMap } from '@shared/ui/GeoMap';
import { Notice } from '@shared/ui/Notice';
import { TextLine } from '@shared/ui/TextBox';
import { baseOf, usePlace, useTown } from './town';
import { usePrivacy } from '@shared/screens/privacy/privacy';
import { PlaceSheet } from './PlaceSheet';
import './place.scss';

interface Placed {
  place?: Point;
  address: string;
}
interface PlaceFieldProps {
  draft: Placed;
  change: (part: Partial<Placed>) => void;
  error?: string;
  /** Under 具体地点. */
  hint: string;
}

/** Where it is: from the phone by itself, from a pin, and in words. */
export function PlaceField({ draft, change, error, hint }: PlaceFieldProps) {
  const { place, address } = draft;
  const { locating, lost, locate } = useOwnPlace(place === undefined ? 'wanted' : 'known', change);
  const [picking, setPicking] = useState(false);
  const { data: ground } = useTown();
  const found = usePlace(place);
  return (
    <View className="card">
      <Field label="在哪里" required error={error ?? (place ? found.error : undefined)}>
        <View className="place">
          {place && (
            <PlaceWords
              found={
                found.data &&
                `${found.data.street.name} · ${found.data.community.name} · ${found.data.grid.name}`
              }
              near={found.data?.address}
            />
          )}
          {!place && lost && <Notice words={lost} />}
          {!place && !lost && <View className="quiet">{locating ? '正在定位…' : '还没有定位'}</View>}
        </View>
        {ground && place && (
          <GeoMap
            {...baseOf(ground)}
            centre={place}
            zoom={16}
            pin={place}
            label="您选的位置"
            onPin={(at) => change({ place: at })}
          />
        )}
        <View className="place__buttons">
          <View className="place__button">
            <BigButton
              label="用我的位置"
              tone="plain"
              icon="pin"
              busy={locating}
              onTap={() => void locate()}
            />
          </View>
          <View className="place__button">
            <BigButton label="地图上选" tone="plain" icon="search" onTap={() => setPicking(true)} />
          </View>
        </View>
      </Field>
      {/* A place of its own: the map above is not sent to the view again when the sheet opens and closes. */}
      <View>
        {picking && ground && (
          <PlaceSheet
            ground={ground}
            place={place}
            onClose={() => setPicking(false)}
            onPick={(at) => change({ place: at })}
          />
        )}
      </View>
      <Field label="具体地点" hint={hint}>
        <TextLine label="具体地点" value={address} onChange={(words) => change({ address: words })} />
      </Field>
    </View>
  );
}

function PlaceWords({ found, near }: { found?: string; near?: string }) {
  if (!found) return null;
  return (
    <>
      <View>{near}</View>
      <View className="quiet">{found}</View>
    </>
  );
}

/** Asks the phone once by itself, when there is consent and no place yet. */
function useOwnPlace(need: 'wanted' | 'known', change: PlaceFieldProps['change']) {
  const { locating, error, locate } = useHere();
  const { agreed, ask } = usePrivacy();
  const tried = useRef(need === 'known');
  const take = async () => {
    const here = await locate();
    if (here) change({ place: here });
  };
  const taking = useRef(take);
  taking.current = take;
  const allowed = agreed || process.env.TARO_ENV === 'weapp';
  useEffect(() => {
    if (tried.current || !allowed) return;
    tried.current = true;
    void taking.current();
  }, [allowed]);
  return { locating, lost: error, locate: async () => (allowed ? take() : ask()) };
}
