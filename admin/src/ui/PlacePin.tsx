import { orgApi } from '@contract/org/org.api';
import { useQuery } from '@tanstack/react-query';
import { api, messageOf } from '../app/http';
import { useStreets, useTown } from '../app/town-data';
import { TownMap } from './TownMap';

interface Place {
  lng: number;
  lat: number;
}

interface PlacePinProps {
  value?: Place;
  onChange?: (place: Place) => void;
  /** Metres drawn around the pin. */
  fence?: number;
  /** The community to look at first; the whole town without it. */
  communityId?: number;
}

/** A map to put one pin on; says at once which grid it falls into. */
export function PlacePin({ value, onChange, fence, communityId }: PlacePinProps) {
  const town = useTown();
  const streets = useStreets();
  const found = useQuery({
    queryKey: ['locate', value?.lng, value?.lat],
    queryFn: () => api(orgApi.locate, { lng: value?.lng ?? 0, lat: value?.lat ?? 0 }),
    enabled: value !== undefined,
    retry: false,
  });
  const communities = useQuery({
    queryKey: ['shapes', 'community'],
    queryFn: () => api(orgApi.shapes, { kind: 'community' }),
    enabled: communityId !== undefined,
    staleTime: Infinity,
  });
  const home = communities.data?.rows.find(({ id }) => id === communityId)?.ring;
  if (!town.data) return <p>{town.error ? messageOf(town.error) : '地图正在打开…'}</p>;
  const fell = found.data;
  return (
    <>
      <div className="place-pin">
        <TownMap
          town={town.data}
          streets={streets.data?.rows ?? []}
          marks={value ? [{ key: 'pin', place: value, lamp: 'red', title: '所选位置' }] : []}
          focused="pin"
          home={home}
          fence={value && fence !== undefined ? { place: value, metres: fence } : undefined}
          onPlace={onChange}
          label="在地图上点出位置"
        />
      </div>
      <p className="place-found" role="status">
        {!value ? '请在地图上点一下' : null}
        {fell ? `属于 ${fell.street.name} · ${fell.community.name} · ${fell.grid.name}` : null}
        {found.error ? messageOf(found.error) : null}
      </p>
    </>
  );
}
