import type { HostServices } from '../builtin';
import { ApiFailure, asynchronous, type ApiFamily, type ApiOptions } from './api';
import { toBase64 } from './bytes';
import { consentOf } from './consent';
import { drawn, showPage } from './dialog';
import { imageOf, mediaSize, sizeOf } from './media-size';
import { askNode } from './node';
import { isRecord, maybeNumber, maybeText, text, texts, wrongParameter } from './options';
import { scopesOf } from './scopes';

const USUAL_QUALITY = 80;

/** Pictures that are there already: shown large, measured, made smaller, kept in the album. */
export const imageFamily: ApiFamily = (host) => ({
  previewImage: asynchronous('previewImage', (options) => {
    const urls = texts(options, 'urls');
    show(host, urls, maybeText(options, 'current') ?? urls[0]);
  }),
  previewMedia: asynchronous('previewMedia', (options) => {
    const { sources } = options;
    if (!Array.isArray(sources)) throw wrongParameter('sources', 'Array', sources);
    const urls = sources.filter(isRecord).map((source) => String(source.url));
    show(host, urls, urls[maybeNumber(options, 'current') ?? 0]);
  }),
  getImageInfo: asynchronous('getImageInfo', (options) => imageInfo(host, text(options, 'src'))),
  compressImage: asynchronous('compressImage', (options) => compressed(host, options)),
  saveImageToPhotosAlbum: asynchronous('saveImageToPhotosAlbum', async (options) => {
    await inAlbum(host, 'saveImageToPhotosAlbum');
    await imageOf(host.fileUrl(text(options, 'filePath')));
  }),
  saveVideoToPhotosAlbum: asynchronous('saveVideoToPhotosAlbum', async (options) => {
    await inAlbum(host, 'saveVideoToPhotosAlbum');
    await mediaSize(host, text(options, 'filePath'), 'video');
  }),
  getVideoInfo: asynchronous('getVideoInfo', async (options) => {
    const src = text(options, 'src');
    const { size } = await askNode(host, 'media.digest', { path: src, algorithm: 'md5' });
    const measured = await mediaSize(host, src, 'video');
    return {
      ...measured,
      size: Math.ceil(Number(size) / 1024),
      orientation: 'up',
      type: src.split('.').at(-1) ?? '',
    };
  }),
});

function show(host: HostServices, urls: readonly string[], current: string | undefined): void {
  if (urls.length === 0) throw new ApiFailure('parameter error: urls should not be empty');
  const content = drawn('wx-over__text');
  const image = new Image();
  image.style.maxWidth = '100%';
  image.src = host.fileUrl(current ?? urls[0] ?? '');
  content.append(image);
  const title = `${Math.max(urls.indexOf(current ?? ''), 0) + 1} / ${urls.length}`;
  showPage(host, title, content);
}

async function imageInfo(host: HostServices, src: string) {
  const url = host.fileUrl(src);
  const [size, blob] = await Promise.all([
    imageOf(url).then(sizeOf),
    fetch(url).then((answer) => answer.blob()),
  ]);
  const type = blob.type.replace('image/', '') || (src.split('.').at(-1) ?? 'unknown');
  return { ...size, path: src, orientation: 'up', type };
}

async function compressed(host: HostServices, options: ApiOptions) {
  const image = await imageOf(host.fileUrl(text(options, 'src')));
  const { width, height } = sizeOf(image);
  const share = Math.min(
    (maybeNumber(options, 'compressedWidth') ?? width) / width,
    (maybeNumber(options, 'compressedHeight') ?? height) / height,
    1,
  );
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * share);
  canvas.height = Math.round(height * share);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const quality = (maybeNumber(options, 'quality') ?? USUAL_QUALITY) / 100;
  return { tempFilePath: await keptCanvas(host, canvas, { type: 'image/jpeg', quality }) };
}

/** Writes a canvas into a temporary file. */
export async function keptCanvas(
  host: HostServices,
  canvas: HTMLCanvasElement,
  { type, quality }: { type: 'image/jpeg' | 'image/png'; quality?: number },
): Promise<string> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
  if (!blob) throw new ApiFailure('canvas is empty');
  const extension = type === 'image/png' ? '.png' : '.jpg';
  const { path } = await askNode(host, 'media.keep', {
    extension,
    base64: toBase64(await blob.arrayBuffer()),
  });
  return String(path);
}

async function inAlbum(host: HostServices, api: string): Promise<void> {
  await consentOf(host).need(api);
  await scopesOf(host).need('scope.writePhotosAlbum');
}
