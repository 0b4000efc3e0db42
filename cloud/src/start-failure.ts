import { KeysRefused } from './identity/people.sealing';
import { FolderRefused } from './kernel/data-folder';
import { SettingsRefused } from './kernel/settings';
import { ServedAlready } from './kernel/sole-server';

/** Worded for the operator where they are thrown. */
const WORDED = [SettingsRefused, KeysRefused, ServedAlready, FolderRefused];

const LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: '端口已被占用，请先停止占用它的程序，或改用 PORT=另一个端口',
  EADDRNOTAVAIL: '这台机器没有这个地址，请检查 HOST',
  EACCES: '没有权限监听这个端口（1024 以下要管理员权限），请改用 PORT=另一个端口',
};

const CONNECTING: Readonly<Record<string, string>> = {
  ECONNREFUSED: '连接不上数据库，请检查 DATABASE_URL 与数据库是否已启动',
  ETIMEDOUT: '连接数据库超时，请检查 DATABASE_URL 里的主机与防火墙',
  EHOSTUNREACH: '到不了数据库所在的主机，请检查 DATABASE_URL 与网络',
  ENOTFOUND: '找不到数据库所在的主机，请检查 DATABASE_URL 里的主机名',
  EAI_AGAIN: '暂时查不到数据库所在的主机，请检查 DATABASE_URL 里的主机名与网络',
  ENOENT: '找不到数据库的套接字文件，请检查 DATABASE_URL 里的 socket 与数据库是否已启动',
  ER_ACCESS_DENIED_ERROR: '数据库不接受这个用户名或密码，请检查 DATABASE_URL',
  ER_DBACCESS_DENIED_ERROR: '这个用户没有使用这个数据库的权限，请检查 DATABASE_URL 与授权',
  ER_BAD_DB_ERROR: '数据库服务里没有这个库，请先建库（字符集 utf8mb4），或检查 DATABASE_URL 末尾的库名',
};

interface Fault {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly hostname?: unknown;
  readonly address?: unknown;
  readonly port?: unknown;
}

/** What was worded where it was thrown, and what a database that cannot be reached says; undefined of anything else. */
export function knownFailure(error: unknown): string | undefined {
  if (error instanceof Error && WORDED.some((kind) => error instanceof kind)) return error.message;
  const fault: Fault = typeof error === 'object' && error !== null ? error : {};
  const code = String(fault.code);
  return isOfConnection(fault, code) ? CONNECTING[code] : undefined;
}

/** What the operator reads when the server did not start; `host` is where it was to listen. */
export function startFailure(error: unknown, host: string | undefined): string {
  if (error instanceof Error && WORDED.some((kind) => error instanceof kind)) return error.message;
  const fault: Fault = typeof error === 'object' && error !== null ? error : {};
  const code = String(fault.code);
  if (fault.syscall === 'listen' && LISTENING[code])
    return `没有启动：不能在 ${whereOf(fault)} 监听：${LISTENING[code]}`;
  if (fault.syscall === 'getaddrinfo' && fault.hostname === host)
    return `没有启动：找不到要监听的地址 ${host}，请检查 HOST`;
  const known = knownFailure(error);
  return known === undefined
    ? `没有启动，可能是数据库打不开或升级没有完成：${wordsOf(error)}`
    : `没有启动：${known}`;
}

/** Without a port where any was good. */
const whereOf = ({ address, port }: Fault): string =>
  port === undefined ? String(address) : `${String(address)} 的端口 ${String(port)}`;

/** A missing file has the same code as a missing socket. */
const isOfConnection = ({ syscall }: Fault, code: string): boolean =>
  code !== 'ENOENT' || syscall === 'connect';

export const wordsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
