import { orgApi, type TownView } from '@contract/org/org.api';
import { askedOnce } from '../api/asked-once';
import { api } from '../api/request';
import { useRemote, type Remote } from '../hooks/remote';
import type { GeoMapProps } from '../ui/geo';

const town = askedOnce(() => api(orgApi.town, {}));

export function useTown(): Remote<TownView> {
  return useRemote('town', town);
}

/** What a map is drawn on. */
export function groundOf(town: TownView | undefined): Pick<GeoMapProps, 'areas' | 'roads' | 'tilesUrl'> {
  if (!town) return {};
  return { areas: [{ name: town.name, ring: town.ring }], roads: town.roads, tilesUrl: town.tilesUrl };
}
