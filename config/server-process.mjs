import { join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { indent, Stop } from './preflight.mjs';
import { startNode } from './processes.mjs';

/**
 * Starts the compiled server; resolves once it listens to { task, url, ready }, where `ready` resolves when it lets people
 * in. Throws a Stop with its last words if it ends before. Its log goes to `${dataDir}/server.log`; what it says until it is
 * ready, and its errors, are shown too.
 */
export async function startServer(root, dataDir, env) {
  let listening;
  let letIn;
  const address = new Promise((resolve) => (listening = resolve));
  const ready = new Promise((resolve) => (letIn = resolve));
  let starting = true;
  const task = startNode(join(root, 'cloud/dist/src/main.js'), [], {
    cwd: root,
    env,
    watched: true,
    logFile: join(dataDir, 'server.log'),
    onLine: (line, stream) => {
      if (starting || stream === 'stderr') console.log(indent(line));
      const [, said, url] = /^(监听|就绪) (http\S+)/.exec(line) ?? [];
      if (said === '监听') listening(url);
      if (said !== '就绪') return;
      starting = false;
      letIn();
    },
  });
  const url = await Promise.race([
    address,
    task.ended.then((code) => Promise.reject(died(task, code, dataDir))),
  ]);
  return { task, url, ready };
}

/** What to say when the server has ended by itself. */
export function died(task, code, dataDir) {
  const last = indent(task.lastLines().slice(-15).join('\n'));
  return new Stop(
    `服务停了（退出码 ${code ?? '无，被信号结束'}），最后几行：\n${last}\n完整记录：${join(dataDir, 'server.log')}`,
  );
}

/** The process id of the server at work on this data folder, or undefined. */
export function serverOn(dataDir) {
  const file = join(dataDir, 'server.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return Number.isInteger(pid) && isServer(pid) ? pid : undefined;
}

function isServer(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    if (error.code !== 'EPERM') throw error;
  }
  // After a crash the id may have gone to some other program; Linux can tell.
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || /main\.(js|ts)/.test(readFileSync(commandLine, 'utf8'));
}
