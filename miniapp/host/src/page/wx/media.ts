import type { HostServices } from '../builtin';
import { answered } from './answered';
import { asynchronous, type ApiFamily, type ApiOptions } from './api';
import { consentOf } from './consent';
import { mediaSize } from './media-size';
import { askNodeForList } from './node';
import { isRecord, maybeNumber, maybeTexts, wrongParameter } from './options';

const MOST = 20;
const USUAL = 9;

/** Choosing pictures and videos: the fed files, copied to temporary paths. */
export const mediaFamily: ApiFamily = (host) => ({
  chooseMedia: asynchronous('chooseMedia', (options) => chooseMedia(host, options)),
  chooseImage: asynchronous('chooseImage', async (options) => {
    await consentOf(host).need('chooseImage');
    const taken = await take(host, ['image'], countOf(options, USUAL));
    return {
      tempFilePaths: taken.map(({ path }) => path),
      tempFiles: taken.map(({ path, size }) => ({ path, size })),
    };
  }),
  chooseVideo: asynchronous('chooseVideo', async () => {
    await consentOf(host).need('chooseVideo');
    const [taken] = await take(host, ['video'], 1);
    if (!taken) throw new Error('no video has been fed');
    const { width, height, duration = 0 } = await mediaSize(host, taken.path, 'video');
    return { tempFilePath: taken.path, size: taken.size, width, height, duration };
  }),
  chooseMessageFile: asynchronous('chooseMessageFile', async (options) => {
    await consentOf(host).need('chooseMessageFile');
    const taken = await take(host, ['image', 'video', 'application', 'text', 'audio'], countOf(options, 1));
    return {
      tempFiles: taken.map(({ path, size, mime, name }) => ({
        path,
        size,
        name,
        time: 0,
        type: mime.split('/')[0],
      })),
    };
  }),
});

async function chooseMedia(host: HostServices, options: ApiOptions) {
  await consentOf(host).need('chooseMedia');
  const asked = maybeTexts(options, 'mediaType') ?? ['image', 'video'];
  const kinds = asked.includes('mix') ? ['image', 'video'] : asked;
  const taken = await take(host, kinds, countOf(options, USUAL));
  const tempFiles = await Promise.all(taken.map((one) => described(host, one)));
  const types = new Set(tempFiles.map(({ fileType }) => fileType));
  return { tempFiles, type: types.size > 1 ? 'mix' : (tempFiles[0]?.fileType ?? 'image') };
}

async function described(host: HostServices, { path, size, mime }: Taken) {
  const fileType = mime.startsWith('video/') ? 'video' : 'image';
  const measured = await mediaSize(host, path, fileType);
  const common = { tempFilePath: path, size, fileType };
  // WeChat measures videos only.
  return fileType === 'video' ? { ...common, ...measured, thumbTempFilePath: '' } : common;
}

function countOf(options: ApiOptions, usual: number): number {
  const count = maybeNumber(options, 'count') ?? usual;
  if (count < 1 || count > MOST) throw wrongParameter('count', `a number from 1 to ${MOST}`, count);
  return count;
}

interface Taken {
  readonly path: string;
  readonly size: number;
  readonly mime: string;
  readonly name: string;
}

/** The next fed files of the kinds. Throws `cancel` when the user backs out; waits while nothing is fed. */
async function take(host: HostServices, kinds: readonly string[], count: number): Promise<readonly Taken[]> {
  await answered(() => host.feeds.media);
  return (await askNodeForList(host, 'media.take', { kinds, count })).filter(isTaken);
}

function isTaken(value: unknown): value is Taken {
  return isRecord(value) && typeof value.path === 'string' && typeof value.size === 'number';
}
