import { join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { indent, Stop } from './preflight.mjs';
import { startNode } from './processes.mjs';

/**
 * Starts the compiled server; resolves to its task once it says 就绪, throws a Stop with its last words if it
 * ends before. Its log goes to `${dataDir}/server.log`; what it says until then, and its errors, are shown too.
 */
export async function startServer(root, dataDir, env) {
  let ready;
  const isReady = new Promise((resolve) => (ready = resolve));
  let starting = true;
  const task = startNode(join(root, 'cloud/dist/src/main.js'), [], {
    cwd: root,
    env,
    watched: true,
    logFile: join(dataDir, 'server.log'),
    onLine: (line, stream) => {
      if (starting || stream === 'stderr') console.log(indent(line));
      if (line.includes('就绪')) ready(true);
    },
  });
  await Promise.race([isReady, task.ended.then((code) => Promise.reject(died(task, code, dataDir)))]);
  starting = false;
  return task;
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
