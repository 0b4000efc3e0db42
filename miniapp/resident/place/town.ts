import { orgApi, type PlaceView, type ShapeView, type TownView } from '@contract/org/org.api';
import { askedOnce } from '@shared/api/asked-once';
import { api } from '@shared/api/request';
import type { Point } from '@shared/hooks/here';
import { useRemote, type Remote } from '@shared/hooks/remote';
import type { GeoMapProps } from '@shared/ui/geo';

interface Ground {
  town: TownView;
  streets: ShapeView[];
}
type Base = Pick<GeoMapProps, 'areas' | 'roads' | 'tilesUrl'>;

const ground = askedOnce(async (): Promise<Ground> => {
  const [town, { rows }] = await Promise.all([api(orgApi.town, {}), api(orgApi.shapes, { kind: 'street' })]);
  return { town, streets: rows };
});

/** The town's outline, streets and roads. */
export function useTown(): Remote<Ground> {
  return useRemote('town', ground);
}

/** What GeoMap draws beneath the pins. */
export function baseOf({ town, streets }: Ground): Base {
  return { areas: streets, roads: town.roads, tilesUrl: town.tilesUrl };
}

/** Grid, community and street of a place; its error says that the place is outside the district. */
export function usePlace(at: Point | undefined): Remote<PlaceView> {
  const key = at ? `${at.lng},${at.lat}` : null;
  return useRemote(key, () => api(orgApi.locate, at ?? { lng: 0, lat: 0 }));
}
