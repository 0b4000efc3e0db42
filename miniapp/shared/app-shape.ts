import type { AppConfig } from '@tarojs/taro';
import type { Program } from '../../config/apps';

type Tab = { page: string; text: string; icon: string };

const WHY_LOCATION = '用于确定问题发生的位置、显示您附近的事项';

/** What every program's app.json says alike. */
export function appShape({ name }: Program): AppConfig {
  return {
    window: {
      navigationBarTitleText: name,
      navigationBarBackgroundColor: '#ffffff',
      navigationBarTextStyle: 'black',
      backgroundColor: '#f4f6f7',
      backgroundTextStyle: 'dark',
    },
    lazyCodeLoading: 'requiredComponents',
    __usePrivacyCheck__: true,
  };
}

/** For programs that ask where the phone is; `why` is what WeChat shows when it asks. */
export function withLocation(why = WHY_LOCATION): AppConfig {
  return {
    permission: { 'scope.userLocation': { desc: why } },
    requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  };
}

/** The tab bar; pictures are drawn by config/draw-icons.mjs. */
export function tabBarOf({ accent }: Program, tabs: readonly Tab[]): AppConfig['tabBar'] {
  return {
    color: '#55606a',
    selectedColor: accent,
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: tabs.map(({ page, text, icon }) => ({
      pagePath: page,
      text,
      iconPath: `assets/${icon}.png`,
      selectedIconPath: `assets/${icon}-on.png`,
    })),
  };
}
