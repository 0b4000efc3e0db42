import { Agent, request } from 'node:http';
import { readFileSync } from 'node:fs';

export interface Shot {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: unknown;
}

export interface Measured {
  /** CPU-milliseconds a request: application plus database. */
  readonly cpu: number;
  /** The application's part of it. */
  readonly application: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Requests. */
  readonly perSecond: number;
  readonly failed: number;
}

const TICKS_PER_SECOND = 100;

/** CPU milliseconds used so far by a process, user and system. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

interface Order {
  readonly base: string;
  readonly pids: readonly number[];
  readonly connections: number;
  readonly requests: number;
  /** The index of the first shot, 0 unless told. */
  readonly from?: number;
  readonly shot: (index: number) => Shot;
}

/** Sends the shots over keep-alive connections, each sending the next when it has its answer. */
export async function load(order: Order): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
  const times: number[] = [];
  let failed = 0;
  let next = order.from ?? 0;
  const end = next + order.requests;
  const before = order.pids.map(cpuOf);
  const began = performance.now();
  const worker = async (): Promise<void> => {
    for (let index = next++; index < end; index = next++) {
      const sent = performance.now();
      const status = await send(order.base, order.shot(index), agent);
      times.push(performance.now() - sent);
      if (status !== 200) failed++;
    }
  };
  await Promise.all(Array.from({ length: order.connections }, worker));
  const perSecond = (order.requests * 1000) / (performance.now() - began);
  const spent = order.pids.map((pid, index) => (cpuOf(pid) - (before[index] ?? 0)) / order.requests);
  const cpu = spent.reduce((sum, each) => sum + each, 0);
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { cpu, application: spent[0] ?? 0, p50: at(0.5), p99: at(0.99), perSecond, failed };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Of several measurements of the same thing the one in the middle, number by number; failures are counted. */
export const middleOf = (all: readonly Measured[]): Measured => ({
  cpu: median(all.map(({ cpu }) => cpu)),
  application: median(all.map(({ application }) => application)),
  p50: median(all.map(({ p50 }) => p50)),
  p99: median(all.map(({ p99 }) => p99)),
  perSecond: median(all.map(({ perSecond }) => perSecond)),
  failed: all.reduce((sum, { failed }) => sum + failed, 0),
});

let keys = 0;

function send(base: string, shot: Shot, agent: Agent): Promise<number> {
  const body = shot.body === undefined ? undefined : JSON.stringify(shot.body);
  const headers = {
    authorization: `Bearer ${shot.token}`,
    ...(body
      ? {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': `bench-${process.pid}-${keys++}`,
        }
      : {}),
  };
  return new Promise((done, fail) => {
    const sent = request(base + shot.path, { method: shot.method, agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => done(answer.statusCode ?? 0));
    });
    sent.once('error', fail);
    sent.end(body);
  });
}
