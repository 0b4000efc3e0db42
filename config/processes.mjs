import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

const KEPT_LINES = 60;
const GRACE_MS = 10_000;
const running = new Set();

/** True from the first call of stopAll: nothing is started any more. */
export let stopping = false;

/**
 * Starts a Node script in a process group of its own, so that Ctrl-C reaches only us and we end the rest in order.
 * onLine(text, stream) gets each line it prints; logFile keeps them all; watched adds a message channel, whose closing tells
 * the child that we are gone. Returns { ended: Promise<code|null>, lastLines(): string[], stop() }.
 */
export function startNode(script, args, options) {
  return startProgram(process.execPath, [script, ...args], options);
}

/** The same for any program. */
export function startProgram(
  program,
  args,
  { env, cwd, onLine = () => undefined, logFile, quiet = false, watched = false },
) {
  if (stopping) throw new Error('stopping: nothing is started any more');
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(watched ? ['ipc'] : [])],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  if (quiet && child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const log = logFile && createWriteStream(logFile, { flags: 'w' });
  const lines = [];
  const keep = (raw, stream) => {
    const text = stripVTControlCharacters(raw);
    lines.push(text);
    if (lines.length > KEPT_LINES) lines.shift();
    log?.write(`${text}\n`);
    onLine(text, stream);
  };
  createInterface({ input: child.stdout }).on('line', (text) => keep(text, 'stdout'));
  createInterface({ input: child.stderr }).on('line', (text) => keep(text, 'stderr'));
  const ended = new Promise((resolve) => {
    child.once('error', (error) => (keep(error.message, 'stderr'), resolve(null)));
    // 'close' and not 'exit': the last words of a dying process are still in the pipe at its exit.
    child.once('close', resolve);
  }).finally(() => {
    running.delete(task);
    log?.end();
  });
  const task = { ended, lastLines: () => [...lines], stop: () => stop(child, ended) };
  running.add(task);
  return task;
}

/** Ends everything started here; resolves when nothing of it is left. */
export async function stopAll() {
  stopping = true;
  await Promise.all([...running].map((task) => task.stop()));
}

async function stop(child, ended) {
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(timer);
  // Whatever the child started and left behind.
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') return killTree(child);
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function killTree(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  execFileSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
}
