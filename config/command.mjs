import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm run import|learn|verify -- …`: builds the server where it is stale, then runs the command in it. */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const run = (args, stdout) =>
  spawnSync(process.execPath, args, { stdio: ['inherit', stdout, 'inherit'] }).status ?? 1;

const built = run([path.join(root, 'config/build.mjs'), 'server'], 'ignore');
process.exitCode =
  built || run([path.join(root, 'cloud/dist/src/commands.js'), ...process.argv.slice(2)], 'inherit');
