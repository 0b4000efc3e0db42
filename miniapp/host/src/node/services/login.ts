import type { ServiceContext } from '../service';
import { brokenConnection, networkCut, ServiceFailure } from './failure';
import type { ServicePart } from './part';

/** wx.login: the fed code, or one fetched from where the feed says (a fake platform). */
export function loginService(context: ServiceContext): ServicePart {
  return {
    methods: {
      login: async () => {
        const { login, network } = context.feeds();
        if (network === 'none') throw networkCut();
        if (login === undefined) throw new Error('no login code has been fed (feeds.login)');
        return { code: typeof login === 'string' ? login : await fetched(login.url) };
      },
    },
  };
}

async function fetched(url: string): Promise<string> {
  const answer = await fetch(url).catch((error: unknown) => {
    // fetch wraps what the socket said.
    throw brokenConnection(
      typeof error === 'object' && error !== null && 'cause' in error ? error.cause : error,
    );
  });
  if (!answer.ok) throw new ServiceFailure(`login code: HTTP ${answer.status} from ${url}`);
  return (await answer.text()).trim();
}
