import { useCallback, useState } from 'react';
import Taro from '@tarojs/taro';
import gcoord from 'gcoord';

/** gcj02 degrees, as everywhere in this project. */
export interface Point {
  lng: number;
  lat: number;
}

export interface HereHook {
  here?: Point;
  locating: boolean;
  error?: string;
  locate: () => Promise<Point | undefined>;
}

/** Where the phone is. Asks for the permission, so call `locate` after a tap or where the need is plain. */
export function useHere(): HereHook {
  const [state, setState] = useState<Omit<HereHook, 'locate'>>({ locating: false });
  const locate = useCallback(async () => {
    setState((now) => ({ ...now, locating: true, error: undefined }));
    try {
      const here = await readPosition();
      setState({ here, locating: false });
      return here;
    } catch (cause) {
      console.warn('没有取得定位', cause);
      setState({ locating: false, error: '没有取得定位，请在地图上点选位置，或写下地点' });
      return undefined;
    }
  }, []);
  return { ...state, locate };
}

/** Where the phone is now. Rejects when it may not, or cannot, be known. */
export async function readPosition(): Promise<Point> {
  if (process.env.TARO_ENV !== 'h5') {
    const { longitude, latitude } = await Taro.getLocation({ type: 'gcj02' });
    return { lng: longitude, lat: latitude };
  }
  // Browsers know wgs84 only.
  const { longitude, latitude } = await Taro.getLocation({ type: 'wgs84' });
  const [lng, lat] = gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.GCJ02);
  return { lng, lat };
}
