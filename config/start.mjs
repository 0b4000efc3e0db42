// npm start: from a fresh clone to a running town.
//   npm start -- --port 7200      another port
//   npm start -- --no-build       do not build what browsers need (console, H5)
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.mjs';
import { indent, requireDependencies, requireNode, requirePort, secondsSince, Stop } from './preflight.mjs';
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
  const { readCompiledSettings } = await import('./settings-reader.mjs');
  const settings = readCompiledSettings(ROOT, process.env);
  await requirePort(settings.port, settings.host);
  await requireQuietFolder(settings.dataDir);
  await run(settings, values['no-build'] !== true);
}

async function compileServer() {
  const began = Date.now();
  const task = startNode(join(ROOT, 'config/build.mjs'), ['server'], { cwd: ROOT });
  const code = await task.ended;
  if (code !== 0) throw new Stop(`服务没有编译成功：\n${indent(task.lastLines().join('\n'))}`);
  console.log(`服务已编译（${secondsSince(began)} 秒）`);
}

async function requireQuietFolder(dataDir) {
  const { serverOn } = await import('./server-process.mjs');
  const pid = serverOn(dataDir);
  if (pid)
    throw new Stop(
      `已有一个服务（进程 ${pid}）在用 ${dataDir}。请先停掉它，或换一个文件夹：DATA_DIR=./data2 npm start`,
    );
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
}

async function run(settings, withBuilds) {
  const { needsStandIn, startStandIn } = await import('./wechat-stand-in.mjs');
  const { died, startServer } = await import('./server-process.mjs');
  const { browserBuilds, buildAll, startProgress } = await import('./background-builds.mjs');
  const here = `http://127.0.0.1:${settings.port}`;
  const wechat = needsStandIn(settings, process.env) ? await startStandIn(ROOT, settings.port) : {};
  // What is not listed as being built, the page finds out by itself.
  const builds = browserBuilds(ROOT).filter(({ fresh }) => fresh || withBuilds);
  const progress = startProgress(settings.dataDir, builds);
  progress.building('server');
  const server = await startServer(ROOT, settings.dataDir, wechat);
  progress.ready('server');
  void server.ended.then((code) => leaving || leave(1, `\n${died(server, code, settings.dataDir).message}`));
  console.log(`\n  打开 ${here}/  （按 Ctrl-C 停止）\n`);
  if (!withBuilds) return;
  const failed = await buildAll(ROOT, builds, { progress, dataDir: settings.dataDir });
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
