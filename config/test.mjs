// npm test: everything the tests need, every suite, one closing line.
//   npm test                            all suites
//   npm test -- --only cloud            some suites (cloud, miniapp, browser, weapp …; separated by commas)
//   npm test -- case.flow -t 退回        the rest goes to jest as it is
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { close } from './test/closing.mjs';
import { installDependencies, installSystemPackages } from './test/prepare.mjs';
import { endAll } from './test/process-group.mjs';
import { openScratch } from './test/scratch.mjs';
import { runSuite, SUITES } from './test/suites.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const strict = process.env.CI === 'true';
const { only, patterns } = parse(process.argv.slice(2));
const scratch = openScratch();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => leave(signal));

const outcomes = await outcomesOf(only, patterns).catch((error) => {
  console.error(error);
  return [{ name: 'npm test', passed: 0, failed: 1, notes: [error.message] }];
});
const byName = patterns.some((pattern) => /^(-t|--testNamePattern)/.test(pattern));
scratch.remove();
if (close(outcomes, { strict, byName }) > 0) process.exitCode = 1;

async function outcomesOf(only, patterns) {
  await installDependencies(ROOT);
  await installSystemPackages();
  const database = await startDatabase();
  try {
    const outcomes = [...database.outcomes];
    for (const suite of SUITES.filter(({ name }) => !only || only.includes(name))) {
      const outcome = await runSuite(suite, { root: ROOT, reports: scratch.folder, patterns });
      const beside = patterns.length > 0 && outcome.skipped !== undefined;
      if (!beside) outcomes.push(outcome);
    }
    const nothingRan = outcomes.every(({ skipped }) => skipped !== undefined);
    return nothingRan
      ? [...outcomes, { name: 'npm test', passed: 0, failed: 1, notes: ['nothing was run'] }]
      : outcomes;
  } finally {
    await database.stop();
  }
}

/** One private MariaDB for all suites; without one, the suites skip what needs it. */
async function startDatabase() {
  const require = createRequire(import.meta.url);
  require('../cloud/test/support/run-typescript.cjs');
  const { mariaDbAvailable, startMariaDb } = require('../cloud/test/support/mariadb.ts');
  const available = mariaDbAvailable();
  if (available !== true) {
    const skipped = { name: 'everything on MariaDB', passed: 0, failed: 0, notes: [], skipped: available };
    return { outcomes: [skipped], stop: async () => undefined };
  }
  const server = await startMariaDb();
  process.env.TEST_MARIADB_URL = server.serverUrl;
  return { outcomes: [], stop: server.stop };
}

function parse(args) {
  const at = args.indexOf('--only');
  if (at < 0) return { only: undefined, patterns: args };
  const only = (args[at + 1] ?? '').split(',');
  const names = SUITES.map(({ name }) => name);
  if (!only.every((name) => names.includes(name))) {
    console.error(`--only takes ${names.join(', ')}`);
    process.exit(2);
  }
  return { only, patterns: [...args.slice(0, at), ...args.slice(at + 2)] };
}

function leave(signal) {
  endAll();
  scratch.remove();
  // Others (the database) clean up on the same signal, after this listener; then the process goes as asked.
  setImmediate(() => process.kill(process.pid, signal));
}
