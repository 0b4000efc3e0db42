import type { Feeds } from '../builtin';
import { listeners } from '../exceptions';
import type { FirstContent } from '../first-content';
import { takeSetDataCost } from '../framework/set-data';
import type { Host } from '../host';
import { navigateLeft } from '../stack/left-sign';
import { fields, text, type Commands } from './params';
import { settle } from './settle';

/** What a person does outside of the page, and the host's own commands. */
export function nativeCommands(host: Host, firstContent: FirstContent): Commands {
  return {
    'Tool.native': async (params) => {
      await native(host, text(params, 'method'), params['data']);
      await settle();
    },
    'Host.feed': (params) => {
      const change: Feeds = fields(params, 'feeds');
      const before = host.feeds.network;
      Object.assign(host.feeds, change);
      const networkType = host.feeds.network ?? 'wifi';
      if (before !== host.feeds.network) {
        listeners.emit('NetworkStatusChange', { isConnected: networkType !== 'none', networkType });
      }
    },
    'Host.costs': () => ({ setData: takeSetDataCost(), firstContent: firstContent.time }),
    'Host.background': () => host.background(),
    'Host.foreground': () => host.foreground(),
    'Host.share': () => host.stack.top.share('menu'),
    'Host.pullDown': () => {
      host.stack.top.startPullDown();
      return settle();
    },
  };
}

async function native(host: Host, name: string, data: unknown): Promise<void> {
  // A page of WeChat's own that lies over the program's is what the sign leaves first.
  if (host.overlays.understands(name)) return host.overlays.answer(name, data);
  if (name === 'navigateLeft') return navigateLeft(host);
  if (name === 'goHome') return void (await host.stack.go('reLaunch', `/${host.program.pages[0] ?? ''}`));
  if (name === 'switchTab') return host.tabTapped(tabOf(data));
  host.overlays.answer(name, data);
}

function tabOf(data: unknown): string {
  const url: unknown = data !== null && typeof data === 'object' ? Reflect.get(data, 'url') : undefined;
  if (typeof url !== 'string') throw new Error('switchTab needs { url }');
  return url.replace(/^\//, '');
}
