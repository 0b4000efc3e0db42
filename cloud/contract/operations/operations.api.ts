import { get, post, type Page } from '../route';
import type { DeadLetterOf, DeadLetterQuery, DiscardInput } from './operations.schema';

/** What readiness looks at, in the order it is shown. */
export const CHECKS = {
  database: '数据库可写',
  files: '照片存储可读写',
  migrations: '表结构已升级',
  queue: '投递没有积压',
} as const;
export type CheckName = keyof typeof CHECKS;

export interface Readiness {
  ready: boolean;
  checks: Record<CheckName, 'ok' | 'failed'>;
}

/** Deliveries of one topic that still wait. */
export interface QueueDepth {
  topic: string;
  waiting: number;
  dead: number;
}

export interface OperationsView {
  readiness: Readiness;
  version: string;
  /** When this process began, and its memory in bytes. */
  startedAt: number;
  memory: number;
  database: { kind: 'sqlite' | 'mysql'; running: number; waiting: number; places: number };
  queues: QueueDepth[];
  /** When the delivery that is due the longest came due; absent when none is. */
  oldestDueAt?: number;
  sessions: number;
  /** What this process has answered since it began; `faults` are its own (5xx), `mean` is in milliseconds. */
  answered: { requests: number; faults: number; mean: number };
  /** May a Prometheus read /api/metrics? */
  metrics: boolean;
  /** The last one that was finished; absent when there was none. */
  lastBackup?: { at: number; rows: number; files: number };
  states: { state: string; label: string; count: number }[];
}

/** A delivery that was given up. */
export interface DeadLetterView {
  id: number;
  topic: string;
  attempts: number;
  createdAt: number;
  /** Why it failed the last time, without personal data. */
  error: string;
  /** What it was about: numbers and codes only. */
  about: { name: string; value: string }[];
}

export const operationsApi = {
  status: get<Record<never, never>, OperationsView>('/operations'),
  deadLetters: get<DeadLetterQuery, Page<DeadLetterView>>('/operations/dead-letters'),
  retry: post<DeadLetterOf, { id: number }>('/operations/dead-letters/:id/retry'),
  discard: post<DiscardInput, { id: number }>('/operations/dead-letters/:id/discard'),
};
