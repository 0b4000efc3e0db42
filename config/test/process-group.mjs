import { spawn } from 'node:child_process';

const LEAVING_MS = 10_000;
const running = new Set();

/**
 * Runs a program with its output streamed, in a process group of its own, so that whatever it leaves behind
 * can be ended with it. Resolves to { code, timedOut }; code is null when a signal ended it or it never started.
 * With `timeoutMs` it is ended after that time; with `finished`, a question asked every second, ten seconds after a yes.
 */
export function run(program, args, { cwd, env = process.env, timeoutMs, finished, quiet = false } = {}) {
  return new Promise((resolve) => {
    const stdio = ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'];
    const child = spawn(program, args, { cwd, env, stdio, detached: true });
    let timedOut = false;
    const overrun = () => {
      timedOut = true;
      endGroup(child);
    };
    const stopWatching = watch({ timeoutMs, finished }, overrun);
    running.add(child);
    const done = (code) => {
      stopWatching();
      endGroup(child);
      running.delete(child);
      resolve({ code, timedOut });
    };
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`);
      done(null);
    });
    child.once('exit', done);
  });
}

/** Ends everything still running, as when the developer presses Ctrl-C. */
export function endAll() {
  for (const child of running) endGroup(child);
}

function watch({ timeoutMs = Infinity, finished = () => false }, overrun) {
  const startedAt = performance.now();
  let finishedAt = Infinity;
  const timer = setInterval(() => {
    const now = performance.now();
    if (finishedAt === Infinity && finished()) finishedAt = now;
    if (now - startedAt > timeoutMs || now - finishedAt > LEAVING_MS) overrun();
  }, 1_000);
  return () => clearInterval(timer);
}

function endGroup(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
