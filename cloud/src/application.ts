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
import { CalendarVersions } from './kernel/calendar-versions';
import { makeDataFolder } from './kernel/data-folder';
import { ownAddress } from './kernel/own-address';
import { openSealer } from './kernel/personal-data.keys';
import { Deliveries } from './kernel/delivery';
import { faultWords } from './kernel/log-words';
import type { Settings } from './kernel/settings';
import { Opening } from './portal/opening';
import { takeSeat } from './kernel/sole-server';

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
  makeDataFolder(settings.dataDir);
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
  await (await container.getAsync(CalendarVersions)).load();
  return { container, stop: () => destroyGlobalApplicationContext(container) };
}

/** url: where it listens by now. */
type Prepare = (container: IMidwayContainer, url: string) => Promise<void>;

/**
 * Opens it and listens (port 0 takes a free one), lets `prepare` finish (the town's story) while nobody may enter yet,
 * and starts the workers.
 * Throws `ServedAlready` where the embedded database has a server.
 */
export async function startApplication(settings: Settings, prepare?: Prepare): Promise<Listening> {
  const leaveSeat = takeSeat(settings);
  try {
    const { stop, ...listening } = await served(settings, prepare);
    return { ...listening, stop: () => stop().finally(leaveSeat) };
  } catch (error) {
    leaveSeat();
    throw error;
  }
}

async function served(settings: Settings, prepare: Prepare = async () => undefined): Promise<Listening> {
  const { container, stop } = await openApplication(settings);
  const server: Server = container.get(HTTP_SERVER_KEY);
  try {
    await (await container.getAsync(CalendarVersions)).renew();
    const opening = await container.getAsync(Opening);
    opening.close();
    const url = await listen(server, settings);
    await prepare(container, url);
    await (await container.getAsync(SettingsChanges)).note();
    opening.open();
    const stopWorkers = settings.workers ? await startWorkers(container) : async () => undefined;
    const stopAll = async (): Promise<void> => {
      await close(server);
      await stopWorkers();
      await stop();
    };
    return { container, url, stop: stopAll };
  } catch (error) {
    if (server.listening) await close(server);
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
  return ownAddress(host, address.port);
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
