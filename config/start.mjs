// npm start: from a fresh clone to a running town.
//   npm start -- --port 7200      another port
//   npm start -- --no-build       do not build what browsers need (console, H5)
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.mjs';
import { indent, requireDependencies, requireNode, secondsSince, Stop } from './preflight.mjs';
import { startNode, stopAll } from './processes.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
let leaving = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => void leave(0, '\n正在停止…', '已停止。'));

try {
  await start();
} catch (error) {
  if (!leaving) await leave(1, error instanceof Stop ? `\n${error.message}` : error.stack);
}

async function start() {
  requireNode();
  const options = { port: { type: 'string' }, 'no-build': { type: 'boolean' } };
  const { values } = readArguments(options, 'npm start -- [--port 7200] [--no-build]');
  if (values.port !== undefined) process.env.PORT = values.port;
  await requireDependencies(ROOT);
  await compileServer();
  // Only now: what these modules read is installed and compiled by the steps above.
  const { readyToServe } = await import('./ready-to-serve.mjs');
  const { settings, address } = await readyToServe(ROOT, process.env);
  await run(settings, address, values['no-build'] !== true);
}

async function compileServer() {
  const began = Date.now();
  const task = startNode(join(ROOT, 'config/build.mjs'), ['server'], { cwd: ROOT });
  const code = await task.ended;
  if (code !== 0) throw new Stop(`服务没有编译成功：\n${indent(task.lastLines().join('\n'))}`);
  console.log(`服务已编译（${secondsSince(began)} 秒）`);
}

async function run(settings, address, withBuilds) {
  const { needsStandIn, startStandIn } = await import('./wechat-stand-in.mjs');
  const { died, startServer } = await import('./server-process.mjs');
  const { browserBuilds, buildAll, startProgress } = await import('./background-builds.mjs');
  const wechat = needsStandIn(settings, process.env) ? await startStandIn(ROOT, address) : {};
  // What is not listed as being built, the page finds out by itself.
  const builds = browserBuilds(ROOT).filter(({ fresh }) => fresh || withBuilds);
  const progress = startProgress(settings.dataDir, builds);
  progress.building('server');
  const { task, url, ready } = await startServer(ROOT, settings.dataDir, wechat);
  progress.ready('server');
  void task.ended.then((code) => leaving || leave(1, `\n${died(task, code, settings.dataDir).message}`));
  console.log(`\n  打开 ${url}/  （按 Ctrl-C 停止）\n`);
  if (!withBuilds) return;
  // The telling keeps one core busy; the builds, of low priority, may have the others.
  if (availableParallelism() === 1) await ready;
  const failed = await buildAll(ROOT, builds, { progress, dataDir: settings.dataDir });
  await ready;
  if (!leaving)
    console.log(failed.length === 0 ? '\n全部可以打开了。' : `\n没有编译成功：${failed.join('、')}`);
}

/** Stops everything and ends with the code. The first call decides; a second Ctrl-C changes nothing. */
async function leave(code, why, end = '') {
  if (leaving) return;
  leaving = true;
  console.log(why);
  await stopAll();
  console.log(end);
  process.exit(code);
}
