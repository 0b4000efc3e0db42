// npm run fuzz -- 200000 [--seed 7]: generated requests at a town of their own; stops at faults and prints them as curl.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.mjs';
import { Stop } from './preflight.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const USAGE = 'npm run fuzz -- 200000 [--seed 7]';

try {
  process.exitCode = fuzz();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function fuzz() {
  const { values, positionals } = readArguments({ seed: { type: 'string' } }, USAGE, {
    allowPositionals: true,
  });
  const count = wholeOf(positionals[0] ?? '200000');
  // Another seed every time: whoever wants the same again reads it in the output.
  const seed = wholeOf(values.seed ?? String(Date.now() % 1_000_000));
  console.log(`${count} 个请求，seed ${seed}`);
  const args = [
    'node_modules/jest/bin/jest.js',
    '-c',
    'cloud/jest.config.js',
    '--runInBand',
    'cloud/test/fuzz',
  ];
  const env = { ...process.env, FUZZ_COUNT: String(count), FUZZ_SEED: String(seed) };
  return spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' }).status ?? 1;
}

function wholeOf(text) {
  if (!/^\d{1,9}$/.test(text)) throw new Stop(`“${text}”不是整数\n用法：${USAGE}`);
  return Number(text);
}
