import type { HostServices } from '../builtin';
import { asynchronous, type ApiFamily } from './api';
import { appIdOf } from './app-id';

const LIBRARY = '3.8.0';
const NORMAL_FONT = 16;

/** The system information family. The device is named as what it is: the platform is that of developer tools. */
export const systemFamily: ApiFamily = (host) => ({
  getSystemInfo: asynchronous('getSystemInfo', () => everything(host)),
  getSystemInfoAsync: asynchronous('getSystemInfoAsync', () => everything(host)),
  getSystemInfoSync: () => everything(host),
  getWindowInfo: () => windowInfo(host),
  getDeviceInfo: deviceInfo,
  getAppBaseInfo: () => appBase(host),
  getSystemSetting: systemSetting,
  getAppAuthorizeSetting: () => appAuthorize(host),
  getMenuButtonBoundingClientRect: () => menuButton(host),
  getAccountInfoSync: () => ({
    miniProgram: { appId: appIdOf(host), envVersion: 'develop', version: '' },
    plugin: {},
  }),
  getLaunchOptionsSync: () => ({ ...host.launchOptions }),
  getEnterOptionsSync: () => ({ ...host.launchOptions, apiCategory: 'default' }),
  canIUse: (schema: string) => host.canIUse(schema),
});

function windowInfo({ screen }: HostServices) {
  return {
    pixelRatio: devicePixelRatio,
    screenWidth: screen.width,
    screenHeight: screen.height,
    windowWidth: innerWidth,
    windowHeight: innerHeight,
    statusBarHeight: screen.statusBar,
    safeArea: {
      left: 0,
      right: screen.width,
      top: screen.statusBar,
      bottom: screen.height - screen.safeBottom,
      width: screen.width,
      height: screen.height - screen.safeBottom - screen.statusBar,
    },
    screenTop: screen.statusBar + screen.navigationBar,
  };
}

function deviceInfo() {
  return {
    abi: 'arm64',
    deviceAbi: 'arm64',
    benchmarkLevel: 30,
    brand: 'devtools',
    model: 'iPhone 12/13 (Pro)',
    system: 'iOS 16.0',
    platform: 'devtools',
    cpuType: 'unknown',
    memorySize: '4096',
  };
}

function appBase(host: HostServices) {
  const fontSizeSetting = host.feeds.fontSize ?? NORMAL_FONT;
  return {
    SDKVersion: LIBRARY,
    enableDebug: false,
    host: { appId: '', env: 'WeChat' },
    language: 'zh_CN',
    version: '8.0.50',
    theme: 'light',
    fontSizeScaleFactor: fontSizeSetting / NORMAL_FONT,
    fontSizeSetting,
  };
}

function systemSetting() {
  return { bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' };
}

function appAuthorize({ feeds }: HostServices) {
  const location = feeds.location === 'denied' ? 'denied' : 'authorized';
  return {
    albumAuthorized: 'authorized',
    bluetoothAuthorized: 'authorized',
    cameraAuthorized: 'authorized',
    locationAuthorized: location,
    locationReducedAccuracy: false,
    microphoneAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
    notificationAlertAuthorized: 'authorized',
    notificationBadgeAuthorized: 'authorized',
    notificationSoundAuthorized: 'authorized',
    phoneCalendarAuthorized: 'not determined',
  };
}

/** The capsule at the top right, as WeChat draws it. */
function menuButton({ screen }: HostServices) {
  const [width, height, gap, above] = [87, 32, 7, 6];
  const [right, top] = [screen.width - gap, screen.statusBar + above];
  return { width, height, left: right - width, right, top, bottom: top + height };
}

function everything(host: HostServices) {
  const { host: _, ...base } = appBase(host);
  const authorize = appAuthorize(host);
  return {
    ...windowInfo(host),
    ...deviceInfo(),
    ...base,
    ...systemSetting(),
    albumAuthorized: authorize.albumAuthorized === 'authorized',
    cameraAuthorized: authorize.cameraAuthorized === 'authorized',
    locationAuthorized: authorize.locationAuthorized === 'authorized',
    microphoneAuthorized: authorize.microphoneAuthorized === 'authorized',
    notificationAuthorized: authorize.notificationAuthorized === 'authorized',
  };
}
