import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const item = z.object({
  key: z.string(),
  name: z.string(),
  state: z.enum(['waiting', 'building', 'ready', 'failed']),
  /** Milliseconds since the epoch; null before it begins. */
  startedAt: z.number().nullable(),
  seconds: z.number(),
  /** The last words of a failed build. */
  log: z.string().optional(),
  /** How much of it is done, 0 to 1, where that is known. */
  share: z.number().optional(),
});
const progress = z.object({ items: z.array(item) });

export type BuildItem = z.infer<typeof item>;
export type BuildProgress = z.infer<typeof progress>;

/**
 * What `npm start` is building in the background, from the file it keeps (config/progress.mjs). Without that
 * file nothing is being built, and the list is empty.
 */
export async function readBuildProgress(dataDir: string): Promise<BuildProgress> {
  try {
    return progress.parse(JSON.parse(await readFile(path.join(dataDir, 'build-progress.json'), 'utf8')));
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT')
      return { items: [] };
    throw error;
  }
}
