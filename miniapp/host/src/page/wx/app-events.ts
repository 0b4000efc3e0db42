import type { ApiFamily, WxFunction } from './api';

const TOLD = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'NetworkStatusChange',
  'WindowResize',
  'KeyboardHeightChange',
];

/** What never happens to this telephone; programs listen all the same. */
const QUIET = [
  'ThemeChange',
  'NetworkWeakChange',
  'MemoryWarning',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
  'LazyLoadError',
  'UserCaptureScreen',
];

/** wx.onXxx and wx.offXxx. */
export const appEventsFamily: ApiFamily = (host) => {
  const members: Record<string, WxFunction> = {};
  for (const name of [...TOLD, ...QUIET]) {
    members[`on${name}`] = (listener: (detail: never) => void) => host.on(name, listener);
    members[`off${name}`] = (listener?: (detail: never) => void) => host.off(name, listener);
  }
  return members;
};
