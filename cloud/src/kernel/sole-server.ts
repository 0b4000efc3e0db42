import { join } from 'node:path';
import { SqliteConnection } from './sqlite-driver';
import type { Settings } from './settings';

const LOCK_FILE = 'server.lock';

/** The embedded database has a server already; the message says so to the operator. */
export class ServedAlready extends Error {
  constructor(dataDir: string) {
    super(
      `没有启动：已有一个服务在用 ${dataDir} 里的内置数据库，它只能由一个服务进程使用。` +
        '请先停止那个服务，或用 DATA_DIR 换一个文件夹；要开几个进程，请用 DATABASE_URL 改用 MySQL 或 MariaDB',
    );
    this.name = 'ServedAlready';
  }
}

/**
 * Takes the only server's seat at the embedded database; gives what leaves it again. The operating system holds the
 * lock, so a server that was killed holds none. Commands take no seat: SQLite lets them write by turns. MySQL seats any
 * number. Throws `ServedAlready`.
 */
export function takeSeat({ databaseUrl, dataDir }: Pick<Settings, 'databaseUrl' | 'dataDir'>): () => void {
  if (databaseUrl !== undefined) return () => undefined;
  const lock = new SqliteConnection(join(dataDir, LOCK_FILE), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (String(error).includes('database is locked')) throw new ServedAlready(dataDir);
    throw error;
  }
  return () => lock.close();
}
