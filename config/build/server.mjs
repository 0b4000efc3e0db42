import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { filesOf } from './stamp.mjs';

export const SERVER_ROOMS = ['contract', 'src', 'database', 'test/support', 'bench'];

/** Compiles the server with swc into cloud/dist, keeping its folders; files that are not TypeScript are copied. */
export async function buildServer(root) {
  const cloud = join(root, 'cloud');
  const dist = join(cloud, 'dist');
  const swc = createRequire(join(cloud, 'package.json'))('@swc/core');
  rmSync(dist, { recursive: true, force: true });
  for (const name of filesOf(cloud, SERVER_ROOMS)) {
    const to = join(dist, name);
    mkdirSync(dirname(to), { recursive: true });
    if (!name.endsWith('.ts')) copyFileSync(join(cloud, name), to);
    else if (!/\.(d|testing)\.ts$/.test(name)) await compile(swc, cloud, name, to.replace(/\.ts$/, '.js'));
  }
}

async function compile(swc, cloud, name, to) {
  const options = { cwd: cloud, configFile: join(cloud, '.swcrc'), sourceMaps: true };
  const { code, map } = await swc.transformFile(join(cloud, name), options);
  const link = map ? `\n//# sourceMappingURL=${basename(to)}.map\n` : '';
  writeFileSync(to, code + link);
  if (map) writeFileSync(`${to}.map`, map);
}
