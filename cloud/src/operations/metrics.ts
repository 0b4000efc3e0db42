import { Destroy, Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OperationsView } from '../../contract/operations/operations.api';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { OperationsFigures } from './operations.figures';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']);

/** One request, over. */
export interface Answered {
  readonly method: string;
  /** As it stands in the code, `/api/cases/:no`: never what was sent, or every stranger could make a new series. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** What a Prometheus reads of this process, and of the database behind it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Metrics {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;
  @Inject() protected figures: OperationsFigures;
  private readonly registry = new Registry();
  private readonly requests = new Counter({
    name: 'one_net_http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers: [this.registry],
  });
  private readonly durations = new Histogram({
    name: 'one_net_http_request_seconds',
    help: 'Seconds until the last byte of an answer',
    labelNames: ['method', 'route'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly waiting = this.gauge('deliveries_waiting', 'Deliveries that wait', ['topic']);
  private readonly dead = this.gauge('deliveries_dead', 'Deliveries that were given up', ['topic']);
  private readonly oldest = this.gauge('delivery_overdue_seconds', 'How long the oldest delivery is due', []);
  private readonly sessions = this.gauge('sessions', 'Sessions that are open', []);
  private readonly cases = this.gauge('cases', 'Cases by state, from the counters', ['state']);
  private readonly work = this.gauge('database_work', 'Units of work', ['state']);

  /** Event loop lag, memory, CPU and garbage collection come with the library. */
  @Init()
  begin(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  @Destroy()
  end(): void {
    this.registry.clear();
  }

  answered({ method, route, status, seconds }: Answered): void {
    const known = METHODS.has(method) ? method : 'other';
    this.requests.inc({ method: known, route, status: String(status) });
    this.durations.observe({ method: known, route }, seconds);
  }

  /** All answers of this process together. */
  async answers(): Promise<OperationsView['answered']> {
    const { values } = await this.requests.get();
    const faults = values.filter(({ labels }) => Number(labels.status) >= 500);
    const [requests, seconds] = [sumOf(values), sumOf((await this.durations.get()).values.filter(isSum))];
    return {
      requests,
      faults: sumOf(faults),
      mean: requests === 0 ? 0 : Math.round((seconds / requests) * 1000),
    };
  }

  /** The text a Prometheus scrapes. */
  async text(): Promise<string> {
    await this.look();
    return this.registry.metrics();
  }

  private async look(): Promise<void> {
    const { queues, oldestDueAt, sessions, states } = await this.figures.read();
    for (const gauge of [this.waiting, this.dead, this.cases]) gauge.reset();
    for (const { topic, waiting, dead } of queues) {
      this.waiting.set({ topic }, waiting);
      this.dead.set({ topic }, dead);
    }
    this.oldest.set(oldestDueAt === undefined ? 0 : (this.clock.now() - oldestDueAt) / 1000);
    this.sessions.set(sessions);
    for (const { state, count } of states) this.cases.set({ state }, count);
    const { inside, waiting, places } = this.database.load;
    this.work.set({ state: 'running' }, inside);
    this.work.set({ state: 'waiting' }, waiting);
    this.work.set({ state: 'places' }, places);
  }

  private gauge<L extends string>(name: string, help: string, labelNames: L[]): Gauge<L> {
    return new Gauge({ name: `one_net_${name}`, help, labelNames, registers: [this.registry] });
  }
}

const sumOf = (values: readonly { value: number }[]): number =>
  values.reduce((sum, { value }) => sum + value, 0);

/** A histogram holds its buckets, its count and its sum side by side. */
const isSum = ({ metricName }: { metricName?: string }): boolean => metricName?.endsWith('_sum') ?? false;
