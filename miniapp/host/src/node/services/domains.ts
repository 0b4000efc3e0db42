import type { DeclaredDomains, ServiceContext } from '../service';
import { networkCut, outsideDomains, ServiceFailure } from './failure';

type Use = keyof DeclaredDomains;

const SCHEMES: Readonly<Record<Use, readonly string[]>> = {
  request: ['http:', 'https:'],
  uploadFile: ['http:', 'https:'],
  downloadFile: ['http:', 'https:'],
  socket: ['ws:', 'wss:'],
};

/** The address if the program may talk to it now; throws as WeChat refuses (bad address, undeclared domain, no network). */
export function reachable(context: ServiceContext, use: Use, address: string): URL {
  const url = parsed(address);
  if (!url || !SCHEMES[use].includes(url.protocol))
    throw new ServiceFailure(`invalid url "${address}"`, { errno: 600009 });
  const { domains } = context.limits;
  if (domains && !(domains[use] ?? []).some((declared) => sameOrigin(declared, url))) throw outsideDomains();
  if (context.feeds().network === 'none') throw networkCut();
  return url;
}

function parsed(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}

function sameOrigin(declared: string, url: URL): boolean {
  const origin = parsed(declared);
  return origin !== undefined && origin.protocol === url.protocol && origin.host === url.host;
}
