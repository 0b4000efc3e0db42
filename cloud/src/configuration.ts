import { join } from 'node:path';
import { App, Configuration, Inject, type ILifeCycle, type IMidwayContainer } from '@midwayjs/core';
import * as koa from '@midwayjs/koa';
import * as typeorm from '@midwayjs/typeorm';
import { MIGRATIONS } from '../database/migrations/all';
import { cleanPaths, portal } from './front';
import { typeormConfig } from './kernel/database.config';
import { ErrorFilter } from './kernel/error-filter';
import { serveRoutes } from './kernel/served';
import type { Settings } from './kernel/settings';
import { measure } from './operations/measure';
import { Metrics } from './operations/metrics';
import { Opening, untilOpen } from './portal/opening';
import { safeHeaders } from './portal/security-headers';
import { Product } from './product';

const ONE_MB = '1mb';

interface LogLine {
  readonly timestamp: string;
  readonly LEVEL: string;
  readonly pid: number;
  readonly message: string;
  readonly ctx: { readonly method: string; readonly _matchedRoute?: string };
}

/** Neither the address nor the query: who asked and for what is no business of a log. */
const contextLoggerFormat = ({ timestamp, LEVEL, pid, message, ctx }: LogLine): string =>
  `${timestamp} ${LEVEL} ${pid} [${ctx.method} ${ctx._matchedRoute ?? '-'}] ${message}`;

/** Midway's own settings, out of ours. Ports are not named: application.ts listens itself. */
export function midwayConfig(settings: Settings) {
  return {
    // Signs nothing: sessions are opaque tokens, there are no cookies.
    keys: ['unused'],
    koa: { proxy: settings.trustProxy > 0, maxIpsCount: settings.trustProxy, contextLoggerFormat },
    session: { enable: false },
    siteFile: { enable: false },
    bodyParser: { enableTypes: ['json'], jsonLimit: ONE_MB },
    midwayLogger: {
      default: { dir: join(settings.dataDir, 'logs'), level: settings.logLevel, maxFiles: '30d' },
      clients: { coreLogger: { level: 'warn' } },
    },
    typeorm: typeormConfig(settings, { entities: [], migrations: MIGRATIONS }),
  };
}

@Configuration({ imports: [koa, typeorm] })
export class MainConfiguration implements ILifeCycle {
  @App('koa') protected app: koa.Application;
  @Inject() protected settings: Settings;

  /** Everything that needs the database is asked for here, not injected: this class is made before it opens. */
  async onReady(container: IMidwayContainer): Promise<void> {
    this.app.useFilter([ErrorFilter]);
    const middleware = this.app.getMiddleware<koa.NextFunction, unknown>();
    middleware.insertLast(await serveRoutes(container));
    const opening = await container.getAsync(Opening);
    middleware.insertFirst(untilOpen(opening));
    middleware.insertFirst(portal(this.settings, opening));
    middleware.insertFirst(cleanPaths);
    middleware.insertFirst(safeHeaders(this.settings));
    middleware.insertFirst(measure(await container.getAsync(Metrics)));
    await (await container.getAsync(Product)).begin();
  }

  async onStop(container: IMidwayContainer): Promise<void> {
    await (await container.getAsync(Product)).end();
  }
}
