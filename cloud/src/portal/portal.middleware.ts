import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Middleware, Next, ParameterizedContext } from 'koa';
import { PROGRAMS } from '../../contract/identity/identity.schema';
import type { Settings } from '../kernel/settings';
import { readBuildProgress, type BuildItem } from './build-progress';
import { NOT_BUILT_PAGE } from './not-built-page';
import { pagePolicy, tileSource, type Framing } from './page-policy';
import { serveFile, type StaticSite } from './static-site';

/** What the portal must know of the settings. */
export type PortalSettings = Pick<Settings, 'dataDir' | 'demo' | 'mapTilesUrl'>;

/**
 * Everything that is a file and not an API: the landing page, the console, the programs' H5, and the progress of
 * their builds. Other requests pass through. root: the repository, found from here when not given; town: how far it is
 * told, while it is.
 */
export function portalMiddleware(
  { dataDir, demo, mapTilesUrl }: PortalSettings,
  root = repositoryRoot(__dirname),
  town: () => BuildItem | undefined = () => undefined,
): Middleware {
  const images = tileSource({ mapTilesUrl });
  const sites = sitesOf(root, images, demo ? "'self'" : "'none'");
  const page: StaticSite = {
    prefix: '/',
    folder: path.join(root, 'cloud/src/portal/page'),
    unknown: 'nothing',
    sources: { framedBy: "'none'" },
  };
  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (ctx.path === '/api/portal/progress') return answerProgress(ctx, dataDir, town());
    // Browsers ask for it beside whatever names no icon, such as plain JSON.
    if (ctx.path === '/favicon.ico') ctx.path = '/mark.svg';
    if (ctx.path === '/mark.svg') return answerPage(ctx, page, next);
    const site = sites.find(({ prefix }) => `${ctx.path}/`.startsWith(prefix));
    if (site) return answerSite(ctx, site);
    if (demo) return answerPage(ctx, page, next);
    return ctx.path === '/' ? ctx.redirect('/admin/') : next();
  };
}

/** The landing page of the demonstration shows the programs in frames; a real deployment has no such page. */
function sitesOf(root: string, images: readonly string[], programsFramedBy: Framing): StaticSite[] {
  const h5 = PROGRAMS.map((program): StaticSite => ({
    prefix: `/h5/${program}/`,
    folder: path.join(root, 'dist', program, 'h5'),
    unknown: 'nothing',
    sources: { images, framedBy: programsFramedBy },
  }));
  const consoleSite: StaticSite = {
    prefix: '/admin/',
    folder: path.join(root, 'admin/dist'),
    unknown: 'index',
    sources: { images, framedBy: "'none'" },
  };
  return [consoleSite, ...h5];
}

async function answerProgress(ctx: ParameterizedContext, dataDir: string, town?: BuildItem): Promise<void> {
  ctx.set('Cache-Control', 'no-store');
  const { items } = await readBuildProgress(dataDir);
  ctx.body = { items: town ? [town, ...items] : items };
}

async function answerSite(ctx: ParameterizedContext, site: StaticSite): Promise<void> {
  if (`${ctx.path}/` === site.prefix) return ctx.redirect(`${site.prefix}${ctx.search}`);
  if (await serveFile(ctx, site)) return;
  ctx.status = 404;
  if (existsSync(path.join(site.folder, 'index.html'))) return;
  ctx.status = 503;
  ctx.set('Retry-After', '5');
  ctx.type = 'html';
  ctx.set('Content-Security-Policy', pagePolicy(site.sources));
  ctx.body = NOT_BUILT_PAGE;
}

async function answerPage(ctx: ParameterizedContext, page: StaticSite, next: Next): Promise<void> {
  // The page lies at the root, where the API lives too: its files are looked up only where an API cannot be.
  if (ctx.path.startsWith('/api/') || !(await serveFile(ctx, page))) return next();
}

/** The nearest folder above that holds the page; compiled code lies deeper than its source. */
function repositoryRoot(from: string): string {
  if (existsSync(path.join(from, 'cloud/src/portal/page/index.html'))) return from;
  const above = path.dirname(from);
  if (above === from)
    throw new Error('cloud/src/portal/page is not there: the server must run inside its repository');
  return repositoryRoot(above);
}
