import { useMemo } from 'react';
import { useStreets, useTown } from '../app/town-data';
import { TownMap } from '../ui/TownMap';

interface ThingPlaceProps {
  place: { lng: number; lat: number };
  title: string;
  /** Metres within which people check in. */
  fence?: number;
}

/** Where it is, on the town's map. */
export function ThingPlace({ place, title, fence }: ThingPlaceProps) {
  const town = useTown();
  const streets = useStreets();
  const { lng, lat } = place;
  const marks = useMemo(
    () => [{ key: 'here', place: { lng, lat }, lamp: 'red' as const, title: title || '地点' }],
    [lng, lat, title],
  );
  return (
    <section className="part" aria-label="位置">
      <h2>位置{fence === undefined ? '' : `（${fence} 米内可签到）`}</h2>
      <div className="volunteer-map">
        {town.data && streets.data ? (
          <TownMap
            town={town.data}
            streets={streets.data.rows}
            marks={marks}
            focused="here"
            fence={fence === undefined ? undefined : { place, metres: fence }}
            label="位置"
          />
        ) : (
          <p className="none">地图正在打开…</p>
        )}
      </div>
    </section>
  );
}
