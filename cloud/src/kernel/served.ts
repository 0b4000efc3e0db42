import type { IMidwayContainer } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import { BOUND_ROUTES, type Handle } from './http';
import { RouteTree } from './route-tree';

const PREFIX = '/api';

interface Served {
  /** As it stands in the code: for figures and the log. */
  readonly template: string;
  readonly handle: Handle;
}

/**
 * Answers every route that was bound with `Serve`. Its controller is asked for once: Midway's own router tries every
 * route's pattern and asks the container for the controller at each request, a good part of what a small one costs.
 */
export async function serveRoutes(container: IMidwayContainer) {
  const trees = new Map<string, RouteTree<Served>>();
  for (const { route, open } of BOUND_ROUTES) {
    const tree = trees.get(route.method) ?? new RouteTree<Served>();
    trees.set(route.method, tree);
    tree.add(PREFIX + route.path, { template: PREFIX + route.path, handle: await open(container) });
  }
  return (ctx: Context, next: NextFunction): Promise<unknown> => {
    const found = trees.get(ctx.method === 'HEAD' ? 'GET' : ctx.method)?.find(ctx.path);
    if (!found) return next();
    ctx._matchedRoute = found.value.template;
    return found.value.handle(ctx, found.params);
  };
}
