import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { filesOf } from './stamp.mjs';

export const SERVER_ROOMS = ['contract', 'src', 'database', 'test/support', 'bench'];

/**
 * Compiles the server with swc into cloud/dist, keeping its folders; files that are not TypeScript are copied. Written
 * beside and put in its place when all of it compiled: a server may be running out of what stands there.
 */
export async function buildServer(root) {
  const beside = join(root, 'node_modules/.cache', `server-${process.pid}`);
  const [made, former] = [join(beside, 'made'), join(beside, 'former')];
  const dist = join(root, 'cloud/dist');
  try {
    await compileRooms(join(root, 'cloud'), SERVER_ROOMS, made);
    if (existsSync(dist)) renameSync(dist, former);
    renameSync(made, dist);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** @param to the folder that gets the rooms of `cloud`; below node_modules/, so that they find their libraries */
export async function compileRooms(cloud, rooms, to) {
  const swc = createRequire(join(cloud, 'package.json'))('@swc/core');
  for (const name of filesOf(cloud, rooms)) {
    const file = join(to, name);
    mkdirSync(dirname(file), { recursive: true });
    if (!name.endsWith('.ts')) copyFileSync(join(cloud, name), file);
    else if (!/\.(d|testing)\.ts$/.test(name)) await compile(swc, cloud, name, file.replace(/\.ts$/, '.js'));
  }
}

async function compile(swc, cloud, name, to) {
  const options = { cwd: cloud, configFile: join(cloud, '.swcrc'), sourceMaps: true };
  const { code, map } = await swc.transformFile(join(cloud, name), options).catch((error) => {
    throw new Error(shortly(error.message));
  });
  const link = map ? `\n//# sourceMappingURL=${basename(to)}.map\n` : '';
  writeFileSync(to, code + link);
  if (map) writeFileSync(`${to}.map`, map);
}

/** Where and what; what swc says after that is about its own insides. */
function shortly(message) {
  return stripVTControlCharacters(message)
    .split(/\n\s*(?:Caused by:|Stack backtrace:)/)[0]
    .trim();
}
