import Taro from '@tarojs/taro';
import { fromOrigin } from './origin';
import type { StripPhoto } from './PhotoStrip';

/** Taro's H5 previews pictures only; a video opens in the browser's own player. */
export function showMedia(photos: readonly StripPhoto[], shown: StripPhoto): void {
  if (shown.kind === 'video') {
    window.open(fromOrigin(shown.url), '_blank', 'noopener');
    return;
  }
  const urls = photos.filter((photo) => photo.kind === 'photo').map((photo) => fromOrigin(photo.url));
  void Taro.previewImage({ urls, current: fromOrigin(shown.url) });
}
