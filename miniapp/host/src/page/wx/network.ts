import { asynchronous, type ApiFamily } from './api';

/** The state of the network as fed; its changes are heard by wx.onNetworkStatusChange. */
export const networkFamily: ApiFamily = (host) => ({
  getNetworkType: asynchronous('getNetworkType', () => ({
    networkType: host.feeds.network ?? 'wifi',
    hasSystemProxy: false,
    weakNet: false,
  })),
});
