import type { HostServices } from '../builtin';
import { ApiFailure } from './api';

interface MediaSize {
  readonly width: number;
  readonly height: number;
  /** Seconds; videos only. */
  readonly duration?: number;
}

/** The size in pixels, as the browser decodes it. Throws ApiFailure for what it cannot read. */
export function mediaSize(host: HostServices, path: string, kind: 'image' | 'video'): Promise<MediaSize> {
  const url = host.fileUrl(path);
  return kind === 'image' ? imageOf(url).then(sizeOf) : videoSize(url);
}

export function imageOf(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new ApiFailure('image not found'));
    image.src = url;
  });
}

export function sizeOf({ naturalWidth, naturalHeight }: HTMLImageElement): MediaSize {
  return { width: naturalWidth, height: naturalHeight };
}

function videoSize(url: string): Promise<MediaSize> {
  return new Promise((resolve, reject) => {
    const video = document.createElement('video');
    video.preload = 'metadata';
    video.onloadedmetadata = () =>
      resolve({ width: video.videoWidth, height: video.videoHeight, duration: video.duration });
    video.onerror = () => reject(new ApiFailure('video cannot be read'));
    video.src = url;
  });
}
