// npm run costs: builds the mini-programs, walks their journeys, and writes docs/costs.md.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from './build/process.mjs';
import { PROGRAMS } from './build/programs.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PAGE = join(ROOT, 'docs/costs.md');

for (const { key } of PROGRAMS) await runNode([join(ROOT, 'config/build.mjs'), key, 'weapp'], { cwd: ROOT });
const journeys = ['-c', join(ROOT, 'config/jest.browser.config.js'), 'miniapp/e2e/weapp.test.ts'];
await runNode([join(ROOT, 'node_modules/jest/bin/jest.js'), ...journeys], {
  cwd: ROOT,
  env: { ...process.env, COSTS_FILE: PAGE },
  loud: true,
});
