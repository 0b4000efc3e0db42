import { createServer } from 'node:net';
import { isInstalled } from './installed.mjs';
import { startNode, startProgram } from './processes.mjs';

const OLDEST_NODE = [20, 19];

/** A reason not to go on, worded for the person at the terminal; printed without a stack. */
export class Stop extends Error {}

export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Stop(
    `需要 Node.js ${OLDEST_NODE.join('.')} 或更新的版本，现在是 ${version}。\n` +
      '请到 https://nodejs.org/ 下载长期支持版（LTS），装好后重新运行 npm start。',
  );
}

/** Runs `npm ci` when node_modules is not what package-lock.json asks for. */
export async function requireDependencies(root) {
  if (isInstalled(root)) return;
  const began = Date.now();
  const tell = (end) => print(`安装依赖（npm ci，通常 1 到 3 分钟）… ${secondsSince(began)} 秒${end}`);
  tell('');
  const timer = setInterval(() => process.stdout.isTTY && tell(''), 1000);
  // NODE_ENV=production would leave out what compiles the server and the programs.
  const install = npm(['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'], root);
  const code = await install.ended;
  clearInterval(timer);
  if (code === 0) return tell(' ✓\n');
  process.stdout.write('\n');
  throw new Stop(
    `依赖没有装上。npm 说：\n${indent(firstWords(install.lastLines()))}\n多半是网络或镜像源的问题，处理后重新运行 npm start。`,
  );
}

// npm says what is wrong first and explains its options at length afterwards.
function firstWords(lines) {
  return lines
    .filter((line) => /^npm \w+ \S/.test(line) || !line.startsWith('npm '))
    .slice(0, 10)
    .join('\n');
}

function npm(args, cwd) {
  // Under `npm start` npm names its own script; running that with our Node needs no shell on any system.
  const script = process.env.npm_execpath;
  return script ? startNode(script, args, { cwd }) : startProgram('npm', args, { cwd });
}

/** Refuses a port that is taken, naming what is there when it can be told; address: where a browser would find us there. */
export async function requirePort(port, host, address) {
  const trouble = await listenTrouble(port, host);
  if (trouble === undefined) return;
  if (trouble === 'EACCES')
    throw new Stop(`没有权限监听端口 ${port}（1024 以下要管理员权限）。换一个：npm start -- --port 7200`);
  if (trouble !== 'EADDRINUSE')
    throw new Stop(`不能在 ${host}:${port} 监听（${trouble}）。请检查 HOST 与 PORT。`);
  if (await isOneNet(address)) {
    throw new Stop(`一张网已经在 ${address}/ 运行，直接打开即可；要重启，请先在它的窗口按 Ctrl-C。`);
  }
  throw new Stop(
    `端口 ${port} 被别的程序占用。换一个端口：npm start -- --port ${port + 1}\n` +
      `想知道是谁：${process.platform === 'win32' ? `netstat -ano | findstr :${port}` : `lsof -i :${port} 或 ss -ltnp`}`,
  );
}

/** A free port of this host, chosen before anything is started, so that all that is started knows it. */
export function freePort(host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(new Stop(`不能在 ${host} 监听（${error.code}）。请检查 HOST。`)));
    probe.listen({ port: 0, host, exclusive: true }, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function listenTrouble(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

async function isOneNet(address) {
  const patience = new AbortController();
  // Not AbortSignal.timeout, which lets Node end while a stranger keeps fetch waiting for ever.
  const timer = setTimeout(() => patience.abort(), 1500);
  try {
    const answer = await fetch(`${address}/api/portal/progress`, { signal: patience.signal });
    return Array.isArray((await answer.json()).items);
  } catch {
    return false; // Whatever does not answer like us is not us; that is the whole question here.
  } finally {
    clearTimeout(timer);
  }
}

export function secondsSince(began) {
  return Math.round((Date.now() - began) / 1000);
}

export function indent(text) {
  return text.replace(/^/gm, '  │ ');
}

function print(text) {
  process.stdout.write(
    process.stdout.isTTY ? `\r\x1b[2K${text}` : `${text}${text.endsWith('\n') ? '' : '\n'}`,
  );
}
