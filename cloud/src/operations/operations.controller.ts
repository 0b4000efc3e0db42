import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import { CASE_STATES } from '../../contract/case/case.flow';
import {
  operationsApi,
  type DeadLetterView,
  type OperationsView,
} from '../../contract/operations/operations.api';
import { deadLetterOf, deadLetterQuery, discardInput } from '../../contract/operations/operations.schema';
import type { Page } from '../../contract/route';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import type { Settings } from '../kernel/settings';
import { DeadLetters } from './dead-letters';
import { Metrics } from './metrics';
import { OperationsFigures } from './operations.figures';
import { ReadinessChecks } from './readiness';
import { VERSION } from './version';
import type { z } from 'zod';

type In<S extends z.ZodType> = Call<z.output<S>>;

const labelOf = (state: string): string =>
  Object.entries(CASE_STATES).find(([key]) => key === state)?.[1].label ?? state;

/** The system administrator's page 运行状况. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class OperationsController {
  @Inject() gate: Gate;
  @Inject() protected clock: Clock;
  @Inject() protected database: Database;
  @Inject() protected figures: OperationsFigures;
  @Inject() protected metrics: Metrics;
  @Inject() protected settings: Settings;
  @Inject() protected readiness: ReadinessChecks;
  @Inject() protected letters: DeadLetters;

  @Serve(operationsApi.status, undefined, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '运行状况：就绪、积压、登录数、上次备份、案件数',
  })
  async status(): Promise<OperationsView> {
    const { queues, oldestDueAt, sessions, states } = await this.figures.read();
    const { inside, waiting, places } = this.database.load;
    const lastBackup = await this.figures.lastBackup();
    return {
      readiness: await this.readiness.read(),
      version: VERSION,
      startedAt: this.clock.now() - Math.round(process.uptime() * 1000),
      memory: process.memoryUsage.rss(),
      database: { kind: this.database.dialect, running: inside, waiting, places },
      queues,
      ...(oldestDueAt === undefined ? {} : { oldestDueAt }),
      sessions,
      answered: await this.metrics.answers(),
      metrics: this.settings.metricsToken !== undefined,
      ...(lastBackup ? { lastBackup } : {}),
      states: states.map((row) => ({ ...row, label: labelOf(row.state) })),
    };
  }

  @Serve(operationsApi.deadLetters, deadLetterQuery, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '没能送达的投递',
  })
  async deadLetters({ input }: In<typeof deadLetterQuery>): Promise<Page<DeadLetterView>> {
    return this.letters.page(input);
  }

  @Serve(operationsApi.retry, deadLetterOf, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '重试一条没能送达的投递',
  })
  async retry({ actor, ip, input: { id } }: In<typeof deadLetterOf>): Promise<{ id: number }> {
    await this.letters.retry({ actor, ip }, id);
    return { id };
  }

  @Serve(operationsApi.discard, discardInput, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '放弃一条没能送达的投递，写明原因',
  })
  async discard({ actor, ip, input: { id, reason } }: In<typeof discardInput>): Promise<{ id: number }> {
    await this.letters.discard({ actor, ip }, id, reason);
    return { id };
  }
}
