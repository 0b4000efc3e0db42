import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import {
  destroyGlobalApplicationContext,
  HTTP_SERVER_KEY,
  initializeGlobalApplicationContext,
  MidwayContainer,
  MidwayLoggerService,
  type IMidwayContainer,
} from '@midwayjs/core';
import { MidwayLoggerContainer } from '@midwayjs/logger';
import { AuditRound } from './audit/audit.round';
import { CaseRound } from './case/case.round';
import { RightsRound } from './identity/rights.round';
import { MainConfiguration, midwayConfig } from './configuration';
import { Nightly } from './insight/nightly';
import { NewsRound } from './news/news.round';
import { VolunteerRound } from './volunteer/volunteer.round';
import { SettingsChanges } from './operations/settings-changes';
import { Tidying } from './operations/tidying';
import { PayoutWorker } from './payout/payout.worker';
import { Reconciliation } from './payout/reconciliation';
import { PointsRound } from './points/points.round';
import { WorkCalendar } from './kernel/calendar';
import { openSealer } from './kernel/personal-data.keys';
import { Deliveries } from './kernel/delivery';
import { faultWords } from './kernel/log-words';
import type { Settings } from './kernel/settings';

export interface Application {
  readonly container: IMidwayContainer;
  stop(): Promise<void>;
}

export interface Listening extends Application {
  /** Where it listens, without a trailing slash. */
  readonly url: string;
}

const PATIENCE_MS = 8_000;
// Whatever of src is no part of the running server; Midway leaves out *.test.* by itself.
const NOT_SCANNED = ['**/*.testing.*', '**/main.*', '**/application.*', '**/commands.*', '**/portal/page/**'];

/**
 * Opens the whole application without listening: migrated, everything injected and loaded, no worker running. For
 * commands and the town's story. Throws when the database cannot be opened or migrated.
 */
export async function openApplication(settings: Settings): Promise<Application> {
  const applicationContext = new MidwayContainer();
  applicationContext.registerObject('settings', settings);
  applicationContext.registerObject('sealer', openSealer(settings));
  applicationContext.registerObject('calendar', new WorkCalendar(settings.workHours));
  const container = await initializeGlobalApplicationContext({
    applicationContext,
    appDir: join(__dirname, '..'),
    baseDir: __dirname,
    imports: [MainConfiguration],
    globalConfig: midwayConfig(settings),
    loggerFactory: new MidwayLoggerContainer(),
    ignore: NOT_SCANNED,
  });
  return { container, stop: () => destroyGlobalApplicationContext(container) };
}

type Prepare = (container: IMidwayContainer) => Promise<void>;

/** Opens it, lets `prepare` finish (the town's story), then listens (port 0 takes a free one) and starts the workers. */
export async function startApplication(
  settings: Settings,
  prepare: Prepare = async () => undefined,
): Promise<Listening> {
  const { container, stop } = await openApplication(settings);
  try {
    await prepare(container);
    await (await container.getAsync(SettingsChanges)).note();
    const server: Server = container.get(HTTP_SERVER_KEY);
    const url = await listen(server, settings);
    const stopWorkers = settings.workers ? await startWorkers(container) : async () => undefined;
    const stopAll = async (): Promise<void> => {
      await close(server);
      await stopWorkers();
      await stop();
    };
    return { container, url, stop: stopAll };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What works by itself beside the requests; a fault is logged and the next round tries again. */
async function startWorkers(container: IMidwayContainer): Promise<() => Promise<void>> {
  const workers = [
    await container.getAsync(Deliveries),
    await container.getAsync(CaseRound),
    await container.getAsync(Nightly),
    await container.getAsync(AuditRound),
    await container.getAsync(RightsRound),
    await container.getAsync(VolunteerRound),
    await container.getAsync(NewsRound),
    await container.getAsync(PointsRound),
    await container.getAsync(PayoutWorker),
    await container.getAsync(Reconciliation),
    await container.getAsync(Tidying),
  ];
  const loggers = await container.getAsync(MidwayLoggerService);
  const onFault = (error: unknown): void => loggers.getLogger('logger').error(faultWords(error));
  for (const worker of workers) worker.start(onFault);
  return async () => {
    for (const worker of [...workers].reverse()) await worker.stop();
  };
}

async function listen(server: Server, { port, host }: Settings): Promise<string> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${address.port}`;
}

/** Lets requests under way end, but not for ever. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  await closed;
  clearTimeout(impatient);
}
