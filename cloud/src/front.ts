import type { Context, NextFunction } from '@midwayjs/koa';
import { Refusal } from './kernel/refusal';
import type { Settings } from './kernel/settings';
import type { Opening } from './portal/opening';
import { portalMiddleware } from './portal/portal.middleware';

/** An address that cannot be decoded is refused here, before any route or file looks at it. */
export async function cleanPaths(ctx: Context, next: NextFunction): Promise<unknown> {
  try {
    decodeURIComponent(ctx.path);
  } catch (error) {
    if (error instanceof URIError)
      throw new Refusal('badInput', { first: '网址中有无法识别的字符，请检查后重试' });
    throw error;
  }
  return next();
}

/** The pages beside the API. Midway's context is koa's own; only their types disagree about the application inside it. */
export function portal(settings: Settings, opening: Opening) {
  const serve = portalMiddleware(settings, undefined, () => opening.progress);
  return (ctx: Context, next: NextFunction) => serve(ctx as unknown as Parameters<typeof serve>[0], next);
}
