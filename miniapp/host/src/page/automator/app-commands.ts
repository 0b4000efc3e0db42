import type { Host } from '../host';
import { onTheWire } from '../json-copy';
import type { PageRecord } from '../stack/page-record';
import { Mocks } from './mocks';
import { list, optionalText, text, type Commands, type Params } from './params';
import { settle } from './settle';

export function appCommands(host: Host): Commands {
  const mocks = new Mocks(host);
  return {
    'App.getCurrentPage': () => told(host.stack.top),
    'App.getPageStack': () => ({ pageStack: host.stack.all.map(told) }),
    'App.callWxMethod': async (params) => {
      refusePlugin(params);
      const result = await callWx(host, text(params, 'method'), list(params, 'args'));
      await settle();
      return { result };
    },
    'App.mockWxMethod': (params) => {
      refusePlugin(params);
      const name = text(params, 'method');
      const declaration = optionalText(params, 'functionDeclaration');
      if (declaration !== undefined) mocks.mockFunction(name, declaration, list(params, 'args'));
      else if ('result' in params) mocks.mockResult(name, params['result']);
      else mocks.restore(name);
    },
    'App.callFunction': async (params) => {
      const call = mocks.compile(text(params, 'functionDeclaration'));
      return { result: onTheWire(await call(...list(params, 'args'))) };
    },
    'App.addBinding': (params) => {
      const name = text(params, 'name');
      host.appGlobal.define(name, (...args: unknown[]) => {
        void window.__event('App.bindingCalled', { name, args: args.map(onTheWire) });
      });
    },
    'App.exit': () => host.background(),
  };
}

/** Calls an API as the program would; a failure is the command's error, worded as its errMsg. */
async function callWx(host: Host, name: string, given: unknown[]): Promise<unknown> {
  const api = host.wxObject.wx[name];
  if (typeof api !== 'function') throw new Error(`wx.${name} does not exist`);
  try {
    return onTheWire(await Reflect.apply(api, host.wxObject.wx, given));
  } catch (failure) {
    if (failure !== null && typeof failure === 'object' && 'errMsg' in failure)
      throw new Error(String(failure.errMsg));
    throw failure;
  }
}

function told(page: PageRecord): { pageId: number; path: string; query: unknown } {
  return { pageId: page.id, path: page.path, query: page.query };
}

function refusePlugin(params: Params): void {
  if (params['pluginId'] !== undefined) throw new Error('plugins are not offered by the headless host');
}
