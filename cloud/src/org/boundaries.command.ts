import { readFile } from 'node:fs/promises';
import type { IMidwayContainer } from '@midwayjs/core';
import { Boundaries } from './boundaries';

/** `npm run boundaries`: the ground of the units from a GeoJSON file. Gives the exit code. */
export async function takeBoundaries(
  container: Pick<IMidwayContainer, 'getAsync'>,
  { file, cgcs2000 = false }: { file: string; cgcs2000?: boolean | undefined },
  say: (line: string) => void,
): Promise<number> {
  const boundaries = await container.getAsync(Boundaries);
  const { taken, refused } = await boundaries.take(
    parsed(await readFile(file, 'utf8')),
    cgcs2000 ? 'cgcs2000' : 'gcj02',
  );
  for (const { feature, says } of refused) say(feature === 0 ? says : `第 ${feature} 个：${says}`);
  say(refused.length === 0 ? `写入 ${taken} 个边界。` : '什么都没有写入，请改好后再来。');
  return refused.length === 0 ? 0 : 1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // What is no JSON is no GeoJSON either.
  }
}
