import { caseApi, type NearbyCase } from '@contract/case/case.api';
import { api } from '@shared/api/request';
import type { Point } from '@shared/hooks/here';
import { useRemote, type Remote } from '@shared/hooks/remote';

interface Around {
  at?: Point;
  metres: number;
}

/** Open cases around a place, nearest first. Not asked for without a place. */
export function useNearby({ at, metres }: Around): Remote<NearbyCase[]> {
  const key = at ? `${at.lng},${at.lat},${metres}` : null;
  return useRemote(key, async () => {
    const { rows } = await api(caseApi.nearby, { ...(at ?? { lng: 0, lat: 0 }), metres });
    return rows;
  });
}

/** `眼前`, `120 米`, `1.3 公里`. */
export function away(metres: number): string {
  if (metres < 10) return '就在眼前';
  return metres < 1000 ? `${metres} 米` : `${(metres / 1000).toFixed(1)} 公里`;
}
