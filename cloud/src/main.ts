import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellTown } from '../database/town/tell-town';
import { startApplication, type Listening } from './application';
import { KeysRefused } from './identity/people.sealing';
import { readSettings, SettingsRefused } from './kernel/settings';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  mkdirSync(settings.dataDir, { recursive: true });
  const application = await startApplication(settings, async (container) => {
    if (settings.demo) await tellTown(container, { cases: settings.demoCases });
  });
  const pidFile = join(settings.dataDir, 'server.pid');
  writeFileSync(pidFile, `${process.pid}\n`);
  stopOnSignal(application, pidFile);
  process.stdout.write(`就绪 ${application.url}\n`);
}

function stopOnSignal(application: Listening, pidFile: string): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    rmSync(pidFile, { force: true });
    application.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`没有正常停止：${wordsOf(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // `npm start` was killed outright: without it nobody would ever stop this server.
  process.on('disconnect', stop);
}

/** What the operator reads when the server did not start. */
function startFailure(error: unknown): string {
  if (error instanceof SettingsRefused || error instanceof KeysRefused) return error.message;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `没有启动：端口已被占用（${wordsOf(error).split('\n')[0]}），请先停止占用它的程序，或改用 PORT=另一个端口`;
  if (code === 'ECONNREFUSED') return '没有启动：连接不上数据库，请检查 DATABASE_URL 与数据库是否已启动';
  return `没有启动，可能是数据库打不开或升级没有完成：${wordsOf(error)}`;
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${startFailure(error)}\n`);
    // A failed migration leaves the connection without foreign keys: nothing may go on in this process.
    process.exit(1);
  });
}
