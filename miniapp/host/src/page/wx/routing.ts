import type { HostServices } from '../builtin';
import { ApiFailure, asynchronous, type ApiFamily, type ApiOptions } from './api';
import { isRecord, maybeNumber, text } from './options';
import { EventChannel } from './event-channel';

/** Going from page to page. */
export const routingFamily: ApiFamily = (host) => ({
  navigateTo: asynchronous('navigateTo', (options) => navigateTo(host, options)),
  redirectTo: asynchronous(
    'redirectTo',
    async (options) => void (await host.pages.go('redirectTo', text(options, 'url'))),
  ),
  reLaunch: asynchronous(
    'reLaunch',
    async (options) => void (await host.pages.go('reLaunch', text(options, 'url'))),
  ),
  switchTab: asynchronous(
    'switchTab',
    async (options) => void (await host.pages.go('switchTab', text(options, 'url'))),
  ),
  navigateBack: asynchronous('navigateBack', async (options) => {
    if (host.pages.all.length < 2) throw new ApiFailure('cannot navigate back at first page.');
    await host.pages.back(maybeNumber(options, 'delta') ?? 1);
  }),
});

async function navigateTo(host: HostServices, options: ApiOptions) {
  const eventChannel = new EventChannel();
  const { events } = options;
  for (const [name, listener] of Object.entries(isRecord(events) ? events : {})) {
    if (typeof listener === 'function')
      eventChannel.on(name, (...args) => Reflect.apply(listener, undefined, args));
  }
  await host.pages.go('navigateTo', text(options, 'url'), (caller) => {
    caller.getOpenerEventChannel = () => eventChannel;
  });
  return { eventChannel };
}
