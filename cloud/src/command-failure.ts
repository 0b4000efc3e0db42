import { knownFailure, wordsOf } from './start-failure';

/** What can be wrong with a file that a command was given. */
const FILES: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹',
  EACCES: '没有权限读写',
  EPERM: '没有权限读写',
  EISDIR: '这是文件夹，不是文件',
  ENOTDIR: '这是文件，不是文件夹',
  ENOSPC: '磁盘已满，写不下',
  EROFS: '磁盘是只读的',
};

/** What the operator reads when a command did not end; undefined where what they wrote was no command of ours. */
export function commandFailure(error: unknown): string | undefined {
  const known = knownFailure(error);
  if (known !== undefined) return known;
  const { code = '', path } = (error ?? {}) as { code?: unknown; path?: unknown };
  if (String(code).startsWith('ERR_PARSE_ARGS')) return undefined;
  const wrong = FILES[String(code)];
  if (wrong !== undefined && path !== undefined) return `${wrong}：${String(path)}`;
  // Our own words are Chinese; anything else was not foreseen, and whoever looks into it needs to know where.
  const isOurs = error instanceof Error && /\p{Script=Han}/u.test(error.message);
  return isOurs ? error.message : `没有做完：${wordsOf(error)}`;
}
