import type { HostServices } from '../builtin';

/** The program's appid if the host was told one, otherwise the one that WeChat's tools give to tourists. */
export function appIdOf(host: HostServices): string {
  return typeof host.app.appid === 'string' ? host.app.appid : 'touristappid';
}
