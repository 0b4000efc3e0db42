// npm run check: everything that can be said about the source without running it. A warning is a failure.
//   npm run check -- eslint knip      only some of the steps
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startNode, stopAll } from './processes.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const TSC = 'node_modules/typescript/bin/tsc';
const STEPS = [
  { name: 'types', says: '类型：小程序与构建', script: TSC, args: ['-p', 'tsconfig.json'] },
  { name: 'types-cloud', says: '类型：服务', script: TSC, args: ['-p', 'cloud'] },
  { name: 'types-admin', says: '类型：后台', script: TSC, args: ['-p', 'admin', '--noEmit'] },
  { name: 'types-e2e', says: '类型：小程序的旅程', script: TSC, args: ['-p', 'miniapp/e2e'] },
  { name: 'types-desk', says: '类型：后台的旅程', script: TSC, args: ['-p', 'admin/e2e'] },
  {
    name: 'eslint',
    says: '写法',
    script: 'node_modules/eslint/bin/eslint.js',
    args: ['.', '--max-warnings', '0'],
  },
  {
    name: 'imports',
    says: '引用方向',
    script: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.cjs', 'cloud', 'miniapp', 'admin/src'],
  },
  {
    name: 'knip',
    says: '没人用的文件、导出与依赖',
    script: 'node_modules/knip/bin/knip.js',
    args: ['--no-progress'],
  },
  {
    name: 'prettier',
    says: '排版',
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '--log-level', 'warn', '.'],
  },
  { name: 'bundles', says: '编好的界面里没有密钥与服务端代码', script: 'config/bundle-check.mjs', args: [] },
  { name: 'answers', says: '接口文档里的返回与契约一致', script: 'config/answers.mjs', args: ['--check'] },
  { name: 'settings', says: '设置一览与说明一致', script: 'config/settings-page.mjs', args: ['--check'] },
];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => void stopAll().then(() => process.exit(1)));

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`没有这一步：${unknown.join('、')}。有：${STEPS.map(({ name }) => name).join('、')}`);
  process.exit(2);
}

const failed = [];
for (const step of STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  if (!(await passes(step))) failed.push(step.name);
}
console.log(
  failed.length === 0 ? '\ncheck: 全部通过' : `\ncheck: ${failed.length} 步没有通过：${failed.join('、')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Runs one step to its end and prints its seconds; what it found is printed as it is. */
async function passes({ name, says, script, args }) {
  const began = performance.now();
  const said = [];
  const task = startNode(join(ROOT, script), args, { cwd: ROOT, onLine: (line) => said.push(line) });
  const code = await task.ended;
  // Some tools print warnings and still leave with 0.
  const warned = said.some((line) => /^\s*(warn|\[warn\])\b/i.test(line));
  const good = code === 0 && !warned;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${good ? '✓' : '✗'} ${name.padEnd(12)} ${seconds.padStart(6)} 秒  ${says}`);
  if (!good) console.log(said.map((line) => `  │ ${line}`).join('\n'));
  return good;
}
