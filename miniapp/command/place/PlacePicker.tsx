import { useEffect } from 'react';
import { View } from '@tarojs/components';
import { orgApi } from '@contract/org/org.api';
import { api } from '@shared/api/request';
import { useHere } from '@shared/hooks/here';
import { useRemote } from '@shared/hooks/remote';
import { BigButton } from '@shared/ui/BigButton';
import { Field } from '@shared/ui/Field';
import { GeoMap } from '@shared/ui/GeoMap';
import { Notice } from '@shared/ui/Notice';
import { TextLine } from '@shared/ui/TextBox';
import { Waiting } from '../ui/Waiting';
import type { Point } from '@shared/place/distance';
import { groundOf, useTown } from '@shared/place/town';
import './PlacePicker.scss';

interface PlacePickerProps {
  place?: Point;
  address: string;
  onChange: (place: Point | undefined, address: string) => void;
}

/** A place by GPS or by a tap on the map; the server names grid and road, and the words may be mended. */
export function PlacePicker({ place, address, onChange }: PlacePickerProps) {
  const { locate, locating, error } = useHere();
  const town = useTown();
  const named = useNamed(place);
  useEffect(() => {
    if (named.data && place && address === '') onChange(place, named.data.address);
    // Only a newly named place may fill in the words.
  }, [named.data]);
  const move = (to: Point) => onChange(to, '');
  const centre = place ?? town.data?.centre;
  return (
    <Field label="位置" required hint="点地图移动标记">
      {centre ? (
        <GeoMap
          {...groundOf(town.data)}
          centre={centre}
          pin={place}
          onPin={move}
          zoom={16}
          label="选择位置的地图"
        />
      ) : (
        <Waiting />
      )}
      <View className="place-picker__here">
        <BigButton
          label="用我现在的位置"
          icon="pin"
          tone="plain"
          busy={locating}
          onTap={() => void locate().then((here) => here && move(here))}
        />
      </View>
      {(error ?? named.error) && <Notice tone="bad" words={error ?? named.error ?? ''} />}
      <TextLine
        label="地点说明"
        value={address}
        onChange={(words) => onChange(place, words)}
        placeholder="例如：幸福路 12 号门前"
      />
      {named.data && place && (
        <View className="quiet">{`${named.data.street.name} ${named.data.community.name} ${named.data.grid.name}`}</View>
      )}
    </Field>
  );
}

function useNamed(place: Point | undefined) {
  const key = place ? `${place.lng.toFixed(6)},${place.lat.toFixed(6)}` : null;
  return useRemote(key, () => api(orgApi.locate, { lng: place?.lng ?? 0, lat: place?.lat ?? 0 }));
}
