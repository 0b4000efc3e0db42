import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import type { Readiness } from '../../contract/operations/operations.api';
import { Limits } from '../kernel/limits';
import { Refusal } from '../kernel/refusal';
import type { Settings } from '../kernel/settings';
import { Metrics } from './metrics';
import { ReadinessChecks } from './readiness';
import { VERSION } from './version';

/**
 * For machines: a process supervisor, a load balancer, a Prometheus. Not in the contract, for no client calls them.
 * What costs nothing (health, version) is always answered; what asks the database, or could be guessed, is counted.
 */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class HealthController {
  @Inject() protected limits: Limits;
  @Inject() protected settings: Settings;
  @Inject() protected readiness: ReadinessChecks;
  @Inject() protected metrics: Metrics;

  /** Alive: it answers. Whoever restarts a process should ask only this. */
  @Get('/health')
  async health(): Promise<{ alive: true }> {
    return { alive: true };
  }

  /** Ready: 200, or 503 with the check that failed. Throws `tooOften`. */
  @Get('/ready')
  async ready(ctx: Context): Promise<Readiness> {
    await this.limits.watch(ctx.ip);
    const readiness = await this.readiness.read();
    ctx.status = readiness.ready ? 200 : 503;
    return readiness;
  }

  @Get('/version')
  async version(): Promise<{ version: string }> {
    return { version: VERSION };
  }

  /** With `Authorization: Bearer METRICS_TOKEN`; to anybody else there is no such address. */
  @Get('/metrics')
  async figures(ctx: Context): Promise<string> {
    if (!this.isScraper(ctx.get('authorization'))) {
      await this.limits.watch(ctx.ip);
      throw new Refusal('noSuchRoute');
    }
    ctx.type = 'text/plain; version=0.0.4; charset=utf-8';
    return this.metrics.text();
  }

  private isScraper(authorization: string): boolean {
    const { metricsToken } = this.settings;
    if (metricsToken === undefined) return false;
    return timingSafeEqual(digest(authorization), digest(`Bearer ${metricsToken}`));
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
