import { createHash } from 'node:crypto';
import { copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ServiceContext } from '../service';
import { ServiceFailure } from './failure';
import type { LocalPaths } from './local-paths';
import { mimeOf } from './mime';
import type { Params } from './params';
import type { ServicePart } from './part';

interface Chosen {
  readonly path: string;
  readonly size: number;
  readonly mime: string;
  readonly name: string;
}

/** Fed files, given in turn: each call takes the next ones, and after the last the first comes again. */
export function mediaService(context: ServiceContext, paths: LocalPaths): ServicePart {
  let next = 0;
  const take = async (params: Params): Promise<readonly Chosen[]> => {
    const { media } = context.feeds();
    if (media === 'cancelled') throw new ServiceFailure('cancel');
    const kinds = params.list('kinds');
    const fitting = (media ?? []).filter((file) => kinds.some((kind) => mimeOf(file).startsWith(`${kind}/`)));
    if (fitting.length === 0) throw new Error(`no ${kinds.join(' or ')} has been fed (feeds.media)`);
    const count = Math.min(params.maybeNumber('count') ?? 1, fitting.length);
    const taken = Array.from({ length: count }, (_, at) => fitting[(next + at) % fitting.length] ?? '');
    next += count;
    return Promise.all(taken.map((file) => copied(file, paths)));
  };
  return {
    methods: {
      'media.take': take,
      'media.keep': async (params) => {
        const path = paths.temporary(params.text('extension'));
        await writeFile(paths.writable(path), Buffer.from(params.text('base64'), 'base64'));
        return { path };
      },
      'media.digest': async (params) => {
        const bytes = await readFile(paths.readable(params.text('path')));
        return {
          size: bytes.length,
          digest: createHash(params.text('algorithm')).update(bytes).digest('hex'),
        };
      },
    },
  };
}

async function copied(file: string, paths: LocalPaths): Promise<Chosen> {
  const path = paths.temporary(extname(file));
  await copyFile(file, paths.writable(path));
  const { size } = await stat(file);
  return { path, size, mime: mimeOf(file), name: file.split('/').at(-1) ?? '' };
}
