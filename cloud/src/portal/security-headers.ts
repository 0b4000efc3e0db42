import type { Settings } from '../kernel/settings';

interface Answering {
  readonly path: string;
  set(headers: Record<string, string>): void;
}

const YEAR_SECONDS = 31_536_000;

const ALWAYS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'geolocation=(self), camera=(self), microphone=(self), payment=(), usb=()',
  // For browsers that do not know frame-ancestors.
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/**
 * What every answer carries, refusals too; a page sets its own content policy afterwards. No answer ever carries an
 * Access-Control header: other sites may not read anything here.
 */
export function safeHeaders({ publicUrl }: Pick<Settings, 'publicUrl'>) {
  const headers = publicUrl.startsWith('https:')
    ? { ...ALWAYS, 'Strict-Transport-Security': `max-age=${YEAR_SECONDS}; includeSubDomains` }
    : ALWAYS;
  return async (ctx: Answering, next: () => Promise<unknown>): Promise<unknown> => {
    ctx.set(headers);
    if (ctx.path.startsWith('/api/')) ctx.set({ 'Cache-Control': 'no-store' });
    return next();
  };
}
