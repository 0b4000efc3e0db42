import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './builds.mjs';
import { run } from './process-group.mjs';

const SUITE_TIMEOUT_MS = 30 * 60_000;

const WEAPP = 'miniapp/e2e/weapp.test.ts';

/** In the order they run. `builds`: what must be built first; `without`, `just`: of a configuration that two suites share. */
export const SUITES = [
  { name: 'cloud', config: 'cloud/jest.config.js', workers: 2, builds: 'server' },
  { name: 'miniapp', config: 'miniapp/jest.config.js', workers: 2, builds: undefined },
  { name: 'host', config: 'miniapp/host/jest.config.js', workers: 2, builds: undefined },
  { name: 'admin', config: 'admin/jest.config.cjs', workers: 2, builds: undefined },
  { name: 'browser', config: 'config/jest.browser.config.js', workers: 2, builds: 'all', without: WEAPP },
  // Many phones at once, each as patient as a person is: nothing else runs beside them.
  { name: 'weapp', config: 'config/jest.browser.config.js', workers: 1, builds: 'all', just: WEAPP },
];

/**
 * Runs one suite; `patterns` go to jest as they are. Gives { name, passed, failed, notes, skipped? }:
 * a suite that breaks before its tests has at least one failure, one without tests is skipped with the reason.
 */
export async function runSuite(suite, { root, reports, patterns }) {
  const blank = { name: suite.name, passed: 0, failed: 0, notes: [] };
  if (!existsSync(join(root, suite.config))) return { ...blank, skipped: `${suite.config} does not exist` };
  const files = testFiles(suite, root, patterns);
  if (files === undefined) return { ...blank, failed: 1, notes: ['jest could not list its test files'] };
  if (files === 0) return { ...blank, skipped: 'it has no test files' };
  console.log(`\n── ${suite.name}: ${files} test files`);
  const built = !suite.builds || (await build(root, suite.builds));
  if (!built) return { ...blank, failed: 1, notes: ['the build it needs failed'] };
  const report = join(reports, `${suite.name}.json`);
  // A town that was told once need not be told again: see cloud/test/support/told-town.ts.
  const towns = join(reports, 'towns');
  mkdirSync(towns, { recursive: true });
  const args = [...jest(suite, root), `--maxWorkers=${suite.workers}`, '--json', `--outputFile=${report}`];
  const ended = await run(process.execPath, [...args, ...patterns], {
    cwd: root,
    env: { ...process.env, TOLD_TOWNS: towns },
    timeoutMs: SUITE_TIMEOUT_MS,
    finished: () => existsSync(report),
  });
  return { ...blank, ...count(report, ended, root) };
}

function jest({ config, without, just }, root) {
  const args = ['--config', config, '--cacheDirectory', join(root, 'node_modules/.cache/jest')];
  if (without) args.push('--testPathIgnorePatterns', `/${without}$`);
  if (just) args.push('--testMatch', `<rootDir>/${just}`);
  return [join(root, 'node_modules/jest/bin/jest.js'), ...args];
}

function testFiles(suite, root, patterns) {
  try {
    const args = [...jest(suite, root), '--listTests', '--json', '--passWithNoTests', ...patterns];
    const listed = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    return JSON.parse(listed).length;
  } catch (error) {
    console.error(error.message);
    return undefined;
  }
}

/** Reads jest's report. Test files that broke before their first test count as one failure each. */
function count(report, { code, timedOut }, root) {
  if (!existsSync(report)) {
    const late = `it had not ended after ${SUITE_TIMEOUT_MS / 60_000} minutes`;
    return { failed: 1, notes: [timedOut ? late : `jest broke off (exit code ${code})`] };
  }
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const broke = failed === 0 && (code !== 0 || result.numTotalTests === 0);
  const notes = [];
  if (timedOut) notes.push('its tests ended but something they left open kept jest running');
  else if (broke) notes.push(`jest ended with exit code ${code} after ${result.numTotalTests} tests`);
  return {
    passed: result.numPassedTests,
    failed: failed + (broke ? 1 : 0),
    notes,
    skippedIn: filesWithSkippedTests(result, root),
  };
}

function filesWithSkippedTests(result, root) {
  return result.testResults
    .map(({ name, assertionResults }) => ({
      file: name.replace(`${root}/`, ''),
      tests: assertionResults.filter(({ status }) => status === 'pending').length,
    }))
    .filter(({ tests }) => tests > 0);
}
