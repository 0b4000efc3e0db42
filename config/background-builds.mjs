import { join } from 'node:path';
import { PROGRAMS } from './build/programs.mjs';
import { hashOf, savedHash } from './build/stamp.mjs';
import { allTargets } from './build/targets.mjs';
import { indent, secondsSince } from './preflight.mjs';
import { startNode, stopping } from './processes.mjs';
import { Progress } from './progress.mjs';

/** Everything a browser needs, in the order in which a visitor wants it: { key, name, args, fresh }. */
export function browserBuilds(root) {
  return allTargets()
    .filter(({ name }) => name === 'console' || name.endsWith(' h5'))
    .map((target) => {
      const args = target.name.split(' ');
      const name = PROGRAMS.find(({ key }) => key === args[0])?.name ?? '业务后台';
      return { key: args[0], name, args, fresh: savedHash(root, target) === hashOf(root, target) };
    });
}

/** The progress file of this start: the server first; what is fresh already is ready at once. */
export function startProgress(dataDir, builds) {
  const progress = new Progress(join(dataDir, 'build-progress.json'), [
    { key: 'server', name: '服务' },
    ...builds,
  ]);
  for (const { key, fresh } of builds) if (fresh) progress.ready(key);
  return progress;
}

/** Builds what is not fresh, one after another, with low priority. Resolves to the names of those that failed. */
export async function buildAll(root, builds, { progress, dataDir }) {
  const failed = [];
  for (const build of builds.filter(({ fresh }) => !fresh)) {
    if (!(await buildOne(root, build, { progress, dataDir }))) failed.push(build.name);
  }
  return failed;
}

async function buildOne(root, { key, name, args }, { progress, dataDir }) {
  const began = Date.now();
  progress.building(key);
  const logFile = join(dataDir, 'logs', `build-${key}.log`);
  const task = startNode(join(root, 'config/build.mjs'), args, { cwd: root, quiet: true, logFile });
  const code = await task.ended;
  if (stopping) return false;
  if (code === 0) {
    progress.ready(key);
    console.log(`  ✓ ${name}（${secondsSince(began)} 秒）`);
    return true;
  }
  progress.failed(key, task.lastLines());
  const last = task.lastLines().slice(-12);
  console.log(`  ✗ ${name} 没有编译成功：\n${indent(last.join('\n'))}\n    完整记录：${logFile}`);
  return false;
}
