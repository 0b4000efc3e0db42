import type { ApiFamily, WxFunction } from './api';

/** What the host tells; a name that it never tells is not offered. */
const TOLD = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'ThemeChange',
  'NetworkStatusChange',
  'NetworkWeakChange',
  'WindowResize',
  'KeyboardHeightChange',
  'MemoryWarning',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
  'LazyLoadError',
  'UserCaptureScreen',
];

/** wx.onXxx and wx.offXxx. */
export const appEventsFamily: ApiFamily = (host) => {
  const members: Record<string, WxFunction> = {};
  for (const name of TOLD) {
    members[`on${name}`] = (listener: (detail: never) => void) => host.on(name, listener);
    members[`off${name}`] = (listener?: (detail: never) => void) => host.off(name, listener);
  }
  return members;
};
