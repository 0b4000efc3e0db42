/** `npm run bench`: builds the server with its bench and runs it; BENCH_SIZES=1000,100000 for less. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const run = (args) => spawnSync(process.execPath, args, { stdio: 'inherit', cwd: root }).status ?? 1;
process.exitCode =
  run([path.join(root, 'config/build.mjs'), 'server']) ||
  run(['--max-old-space-size=4096', path.join(root, 'cloud/dist/bench/run.js')]);
