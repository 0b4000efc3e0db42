import type { Context, NextFunction } from '@midwayjs/koa';
import type { Metrics } from './metrics';

/** Counts every answer by its route once its last byte is out; files and pages count as one. */
export function measure(metrics: Metrics) {
  return (ctx: Context, next: NextFunction): Promise<unknown> => {
    const began = performance.now();
    ctx.res.once('close', () => {
      const template: unknown = ctx['_matchedRoute'];
      metrics.answered({
        method: ctx.method,
        route: typeof template === 'string' ? template : 'none',
        status: ctx.res.statusCode,
        seconds: (performance.now() - began) / 1000,
      });
    });
    return next();
  };
}
