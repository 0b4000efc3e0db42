import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellTown } from '../database/town/tell-town';
import { startApplication } from './application';
import { makeDataFolder } from './kernel/data-folder';
import { readSettings, type Settings } from './kernel/settings';
import { misspeltNames } from './kernel/settings-names';
import { Opening } from './portal/opening';
import { startFailure, wordsOf } from './start-failure';

type Stop = () => Promise<void>;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(settings: Settings): Promise<void> {
  makeDataFolder(settings.dataDir);
  const pidFile = join(settings.dataDir, 'server.pid');
  // While the town is told there is nothing to end in order: a telling broken off is told anew.
  let stop: Stop = async () => undefined;
  stopOnSignal(async () => {
    rmSync(pidFile, { force: true });
    await stop();
  });
  const application = await startApplication(settings, async (container, url) => {
    writeFileSync(pidFile, `${process.pid}\n`);
    say(`监听 ${url}`);
    if (!settings.demo) return;
    const opening = await container.getAsync(Opening);
    await tellTown(container, { cases: settings.demoCases, onShare: (share) => opening.told(share) });
  });
  stop = application.stop;
  say(`就绪 ${application.url}`);
}

function stopOnSignal(end: Stop): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    end().then(
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

async function run(): Promise<void> {
  let host: string | undefined;
  try {
    // Whatever is written holds people's data: it is for the owner of this process.
    process.umask(0o077);
    for (const line of misspeltNames(process.env)) say(line);
    const settings = readSettings(process.env);
    ({ host } = settings);
    await main(settings);
  } catch (error) {
    process.stderr.write(`${startFailure(error, host)}\n`);
    // A failed migration leaves the connection without foreign keys: nothing may go on in this process.
    process.exit(1);
  }
}

if (require.main === module) void run();
