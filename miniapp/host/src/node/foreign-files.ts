import type { BrowserContext, Route } from 'playwright-core';

/**
 * Pictures and videos of other origins. A browser asks the server's leave (Cross-Origin-Resource-Policy) before it shows them;
 * WeChat's image and video know no such rule, so the answer is passed on without it.
 */
export async function passForeignFiles(context: BrowserContext, own: string): Promise<void> {
  await context.route(
    (url) => url.protocol.startsWith('http') && url.origin !== own,
    (route) => pass(route),
  );
}

/** To be called before the context closes: what is under way then has nobody left to answer to. */
export function stopForeignFiles(context: BrowserContext): Promise<void> {
  return context.unrouteAll({ behavior: 'ignoreErrors' });
}

async function pass(route: Route): Promise<void> {
  const response = await route.fetch().catch(() => undefined);
  // The server is out of reach: the picture's own `error` event tells the program.
  if (!response) return route.abort('connectionfailed');
  const headers = { ...response.headers(), 'cross-origin-resource-policy': 'cross-origin' };
  await route.fulfill({ response, headers });
}
