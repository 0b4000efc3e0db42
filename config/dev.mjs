// npm run dev: server, console and one program, each rebuilt when its source changes.
//   npm run dev -- command      another program than resident
import { watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.mjs';
import { indent, requireDependencies, requireNode, Stop } from './preflight.mjs';
import { startNode, stopAll, stopping } from './processes.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const QUIET_MS = 150;
// Taro redraws its progress bar line by line when it is not a terminal.
const WORTH_SAYING = /error|错误|失败|成功|Loopback|Can't resolve/i;
const SOURCES = ['cloud/src', 'cloud/contract', 'cloud/database'];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void leave(0));

try {
  await develop();
} catch (error) {
  if (!stopping) {
    console.error(error instanceof Stop ? error.message : error);
    await leave(1);
  }
}

async function develop() {
  requireNode();
  const { positionals } = readArguments({}, 'npm run dev -- [resident|command|volunteer|enterprise]', {
    allowPositionals: true,
  });
  await requireDependencies(ROOT);
  const { PROGRAMS } = await import('./build/programs.mjs');
  const program = PROGRAMS.find(({ key }) => key === (positionals[0] ?? 'resident'));
  if (!program)
    throw new Stop(
      `没有名为「${positionals[0]}」的小程序，只有 ${PROGRAMS.map(({ key }) => key).join('、')}`,
    );
  if (!(await compile())) throw new Stop('服务没有编译成功，见上。');
  const { readyToServe } = await import('./ready-to-serve.mjs');
  const { settings, address } = await readyToServe(ROOT, process.env);
  await serveOnChange(settings, address);
  watchClients(address, program);
}

async function compile() {
  const task = startNode(join(ROOT, 'config/build.mjs'), ['server'], { cwd: ROOT });
  const done = (await task.ended) === 0;
  if (!done && !stopping) console.error(indent(task.lastLines().join('\n')));
  return done;
}

/** Runs the server, and runs it anew after each change that compiles. */
async function serveOnChange(settings, address) {
  const { needsStandIn, startStandIn } = await import('./wechat-stand-in.mjs');
  const wechat = needsStandIn(settings, process.env) ? await startStandIn(ROOT, address) : {};
  const env = { ...wechat, NODE_OPTIONS: '--enable-source-maps' };
  const run = () =>
    startNode(join(ROOT, 'cloud/dist/src/main.js'), [], {
      cwd: ROOT,
      env,
      watched: true,
      onLine: says('服务'),
    });
  let server = run();
  await onChange(SOURCES, async () => {
    if (!(await compile())) return; // What ran before goes on running until the source compiles again.
    await server.stop();
    server = run();
  });
}

/** Calls `act` after changes in the folders have been quiet for a moment; never twice at once. */
async function onChange(folders, act) {
  let timer;
  let working = Promise.resolve();
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      working = working.then(act).catch((error) => stopping || console.error(error));
    }, QUIET_MS);
  };
  for (const folder of folders) {
    watch(join(ROOT, folder), { recursive: true }, (_, name) => !/\.test\.ts$/.test(name ?? '') && again());
  }
}

function watchClients(address, program) {
  const origin = { API_ORIGIN: address };
  const vite = join(ROOT, 'admin/node_modules/vite/bin/vite.js');
  startNode(vite, [], { cwd: join(ROOT, 'admin'), env: origin, onLine: says('后台') });
  const say = says(program.name);
  let last = '';
  const onLine = (line) => {
    if (WORTH_SAYING.test(line) && line !== last) say((last = line));
  };
  startNode(join(ROOT, 'config/build.mjs'), [program.key, 'h5', '--watch'], {
    cwd: ROOT,
    env: origin,
    onLine,
  });
}

function says(who) {
  return (line) => line.trim() && console.log(`[${who}] ${line}`);
}

async function leave(code) {
  if (stopping) return;
  await stopAll();
  process.exit(code);
}
