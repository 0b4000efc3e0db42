import { phone, type Request } from './phone';

type Listener = (...args: unknown[]) => void;
const nothing = () => undefined;
const windowInfo = { windowWidth: 375, windowHeight: 812, platform: 'devtools' };

const events = new Map<string, Set<Listener>>();
const eventCenter = {
  on: (name: string, listener: Listener) => events.set(name, (events.get(name) ?? new Set()).add(listener)),
  off: (name: string, listener?: Listener) =>
    listener ? events.get(name)?.delete(listener) : events.delete(name),
  trigger: (name: string, ...args: unknown[]) => events.get(name)?.forEach((listener) => listener(...args)),
};

/** Any chain of select/boundingClientRect/…; exec answers one rectangle. */
const query: Record<string, unknown> = new Proxy(
  {},
  {
    get: (_, name) =>
      name === 'exec'
        ? (done?: Listener) => done?.([{ width: 100, height: 36, top: 0, left: 0 }])
        : () => query,
  },
);

const sent = async (request: Request) => {
  phone.requests.push(request);
  return phone.network(request);
};

const taro = {
  ENV_TYPE: { WEAPP: 'WEAPP', WEB: 'WEB' },
  getEnv: () => 'WEB',
  getSystemInfoSync: () => windowInfo,
  getWindowInfo: () => windowInfo,
  pxTransform: (px: number) => `${px}px`,
  nextTick: (next: () => void) => setTimeout(next, 0),
  createSelectorQuery: () => query,
  eventCenter,
  request: sent,
  uploadFile: (upload: { url: string; header: Record<string, string> }) => {
    const task = sent({ ...upload, method: 'POST' });
    return Object.assign(task, { progress: nothing, abort: nothing });
  },
  getStorageSync: (key: string) => phone.storage.get(key) ?? '',
  setStorage: async ({ key, data }: { key: string; data: unknown }) => void phone.storage.set(key, data),
  removeStorage: async ({ key }: { key: string }) => void phone.storage.delete(key),
  login: async () => ({ code: phone.loginCode }),
  showModal: async () => ({ confirm: phone.confirms, cancel: !phone.confirms }),
  showToast: async ({ title }: { title: string }) => void phone.toasts.push(title),
  navigateTo: async ({ url }: { url: string }) => void phone.visited.push(url),
  redirectTo: async ({ url }: { url: string }) => void phone.visited.push(url),
  switchTab: async ({ url }: { url: string }) => void phone.visited.push(url),
  navigateBack: async () => void phone.visited.push('back'),
  onNetworkStatusChange: nothing,
  offNetworkStatusChange: nothing,
  getNetworkType: async () => ({ networkType: 'wifi' }),
  getLocation: async () =>
    phone.place === 'denied' ? Promise.reject({ errMsg: 'getLocation:fail auth deny' }) : phone.place,
  openSetting: async () => ({ authSetting: { 'scope.userLocation': phone.place !== 'denied' } }),
  scanCode: async () =>
    phone.scanned === undefined
      ? Promise.reject({ errMsg: 'scanCode:fail cancel' })
      : { result: phone.scanned },
  makePhoneCall: async ({ phoneNumber }: { phoneNumber: string }) => {
    if (phone.callTrouble !== undefined) throw { errMsg: phone.callTrouble };
    phone.called.push(phoneNumber);
  },
  setClipboardData: async () => undefined,
  previewMedia: async () => undefined,
  previewImage: async () => undefined,
  getCurrentInstance: () => ({ router: { params: {}, path: '/p' }, page: {} }),
  getCurrentPages: () => [],
  useRouter: () => ({ params: {}, path: '/p' }),
  useDidShow: nothing,
  useDidHide: nothing,
  useLaunch: nothing,
  useReady: nothing,
  useLoad: nothing,
  useUnload: nothing,
  usePageScroll: nothing,
  usePullDownRefresh: nothing,
  useReachBottom: nothing,
};

module.exports = { __esModule: true, default: taro, ...taro };
