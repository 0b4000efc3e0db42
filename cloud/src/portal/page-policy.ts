import { createHash } from 'node:crypto';
import type { Settings } from '../kernel/settings';

/** Who may show a page in a frame: nobody, or (the demonstration's landing page) our own pages. */
export type Framing = "'none'" | "'self'";

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g;

interface Sources {
  /** More than our own: the hashes of scripts inside the page. */
  readonly scripts?: readonly string[];
  /** More than our own: where map tiles come from. */
  readonly images?: readonly string[];
  readonly framedBy: Framing;
}

/**
 * The content policy of a page of ours. Styles may stand inside the page, for both user interface libraries write them
 * there while they run; scripts may not, but for those whose hash is given.
 */
export function pagePolicy({ scripts = [], images = [], framedBy }: Sources): string {
  return [
    "default-src 'self'",
    ['script-src', "'self'", ...scripts].join(' '),
    "style-src 'self' 'unsafe-inline'",
    ['img-src', "'self'", 'data:', 'blob:', ...images].join(' '),
    // A photo just chosen is read back under a blob: address to be sent and kept.
    "connect-src 'self' blob:",
    "font-src 'self' data:",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framedBy}`,
  ].join('; ');
}

/** The hashes, as a policy names them, of the scripts inside a page. */
export function scriptHashes(html: string): string[] {
  return [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
}

/** Where map tiles come from, as a policy names it; nothing when they are our own or there are none. */
export function tileSource({ mapTilesUrl = '' }: Partial<Pick<Settings, 'mapTilesUrl'>>): string[] {
  const origin = /^(https?:)?\/\/[^/]+/.exec(mapTilesUrl)?.[0];
  // {s} stands for one of several hosts.
  return origin === undefined ? [] : [origin.replace(/^\/\//, '').replace(/\{\w+\}/g, '*')];
}
