import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import { Refusal } from '../kernel/refusal';
import type { BuildItem } from './build-progress';

/** Answered at any time: they ask the town for nothing. */
const ALWAYS = [
  '/api/health',
  '/api/version',
  '/api/docs',
  '/api/docs.css',
  '/api/docs.js',
  '/api/openapi.json',
];
const AGAIN_AFTER_S = '5';

/**
 * The server listens before the demonstration town is told, so that its page can say how far the telling is. Until it is
 * told nobody may enter: half of the town is missing, and the clock stands in its past.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Opening {
  /** By a clock of its own: the town's is moved by its story. */
  private closedSince: number | undefined;
  private share = 0;

  close(): void {
    this.closedSince = performance.now();
  }

  /** How much has been told, 0 to 1. */
  told(share: number): void {
    this.share = share;
  }

  open(): void {
    this.closedSince = undefined;
  }

  get isClosed(): boolean {
    return this.closedSince !== undefined;
  }

  /** As the landing page shows it, in a row with what is being built; undefined when the town is open. */
  get progress(): BuildItem | undefined {
    if (this.closedSince === undefined) return undefined;
    const seconds = Math.round((performance.now() - this.closedSince) / 1000);
    return { key: 'town', name: '演示城区', state: 'building', startedAt: null, seconds, share: this.share };
  }
}

/** Refuses whatever is no page until the town is open (`townBeingTold`); `/api/ready` says that it is not. */
export function untilOpen(opening: Opening) {
  return async (ctx: Context, next: NextFunction): Promise<unknown> => {
    if (!opening.isClosed || ALWAYS.includes(ctx.path)) return next();
    ctx.set('Retry-After', AGAIN_AFTER_S);
    if (ctx.path !== '/api/ready') throw new Refusal('townBeingTold');
    ctx.status = 503;
    return { ready: false, says: '正在讲述演示城区' };
  };
}
