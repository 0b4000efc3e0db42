import Taro from '@tarojs/taro';
import { fromOrigin } from './origin';
import type { StripPhoto } from './PhotoStrip';

/** Opens one of these in full; swiping goes through the others. */
export function showMedia(photos: readonly StripPhoto[], shown: StripPhoto): void {
  const sources = photos.map((photo) => ({
    url: fromOrigin(photo.url),
    type: photo.kind === 'video' ? ('video' as const) : ('image' as const),
  }));
  void Taro.previewMedia({ sources, current: photos.indexOf(shown) });
}
