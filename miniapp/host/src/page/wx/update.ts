import type { ApiFamily } from './api';

type Listener = (told: { hasUpdate: boolean }) => void;

/** wx.getUpdateManager: the build that runs is the newest there is. */
export const updateFamily: ApiFamily = () => {
  const manager = {
    onCheckForUpdate: (listener: Listener) => void setTimeout(() => listener({ hasUpdate: false })),
    // Never called: there is no newer version.
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => {
      throw new Error('applyUpdate:fail update is not ready');
    },
  };
  return { getUpdateManager: () => manager };
};
