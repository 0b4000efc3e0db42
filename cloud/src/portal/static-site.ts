import type { Stats } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { send } from '@koa/send';
import type { ParameterizedContext } from 'koa';
import { pagePolicy, scriptHashes, type Framing } from './page-policy';

/** A folder of built files served under a prefix. */
export interface StaticSite {
  /** With slashes at both ends, e.g. '/admin/'. */
  prefix: string;
  /** Absolute. */
  folder: string;
  /** What an address without a file of its own gets: the site's index.html (the page routes by itself) or nothing. */
  unknown: 'index' | 'nothing';
  /** What its pages may load, and who may frame them. */
  sources: { images?: readonly string[]; framedBy: Framing };
}

// Build tools put the content's hash into a name: such a file never changes, so it is never asked for again.
const HASHED = /[.-][A-Za-z0-9_-]{8,40}\.(js|css|woff2?|png|jpe?g|svg|webp|map)$/;
const HAS_EXTENSION = /\.[A-Za-z0-9]+$/;
const ABSENT = new Set([400, 403, 404]);

/**
 * Answers a GET or HEAD under the site's prefix. Resolves to false when the site has no such file; a path that
 * points out of the folder, or at a hidden file, counts as absent.
 */
export async function serveFile(ctx: ParameterizedContext, site: StaticSite): Promise<boolean> {
  const file = ctx.path.slice(site.prefix.length) || 'index.html';
  if (await sent(ctx, site, file)) return true;
  if (site.unknown === 'nothing' || HAS_EXTENSION.test(file)) return false;
  return sent(ctx, site, 'index.html');
}

async function sent(ctx: ParameterizedContext, site: StaticSite, file: string): Promise<boolean> {
  try {
    const found = await send(ctx, file, {
      root: site.folder,
      index: 'index.html',
      format: false,
      brotli: false,
      gzip: false,
      setHeaders,
    });
    if (found === undefined) return false;
    if (found.endsWith('.html')) await setPolicy(ctx, found, site.sources);
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
  return settled(ctx);
}

/** The page is read for the scripts inside it: a build may change them at any time, and they are few and small. */
async function setPolicy(
  ctx: ParameterizedContext,
  file: string,
  sources: StaticSite['sources'],
): Promise<void> {
  const scripts = scriptHashes(await readFile(file, 'utf8'));
  ctx.set('Content-Security-Policy', pagePolicy({ ...sources, scripts }));
  if (sources.framedBy === "'self'") ctx.set('X-Frame-Options', 'SAMEORIGIN');
}

function setHeaders(res: ServerResponse, file: string, { size, mtimeMs }: Stats): void {
  res.setHeader('ETag', `W/"${size.toString(16)}-${Math.trunc(mtimeMs).toString(16)}"`);
  res.setHeader('Cache-Control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
  res.setHeader('X-Content-Type-Options', 'nosniff');
}

// The stream is open by now; a reader who has the file already gets 304 and the stream must not be left open.
function settled(ctx: ParameterizedContext): true {
  if (!ctx.fresh) return true;
  const { body } = ctx;
  ctx.status = 304;
  if (typeof body === 'object' && body !== null && 'destroy' in body && typeof body.destroy === 'function')
    body.destroy();
  return true;
}

function isAbsent(error: unknown): boolean {
  return (
    error instanceof Error &&
    'status' in error &&
    typeof error.status === 'number' &&
    ABSENT.has(error.status)
  );
}
