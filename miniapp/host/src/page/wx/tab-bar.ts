import type { HostServices } from '../builtin';
import { ApiFailure, asynchronous, type ApiFamily, type ApiOptions } from './api';
import { maybeText, number, text } from './options';

/** The tab bar. All of it fails on a page without one, as in WeChat. */
export const tabBarFamily: ApiFamily = (host) => {
  const onBar = (name: string, act: (options: ApiOptions) => void) =>
    asynchronous(name, (options) => {
      if (!tabsOf(host).some(({ pagePath }) => pagePath === host.pages.top.path))
        throw new ApiFailure('not TabBar page');
      act(options);
    });
  return {
    setTabBarBadge: onBar('setTabBarBadge', (options) => {
      host.tabBar.setBadge(indexOf(host, options), text(options, 'text'));
    }),
    removeTabBarBadge: onBar('removeTabBarBadge', (options) =>
      host.tabBar.setBadge(indexOf(host, options), undefined),
    ),
    showTabBarRedDot: onBar('showTabBarRedDot', (options) =>
      host.tabBar.setDot(indexOf(host, options), 'shown'),
    ),
    hideTabBarRedDot: onBar('hideTabBarRedDot', (options) =>
      host.tabBar.setDot(indexOf(host, options), 'none'),
    ),
    setTabBarItem: onBar('setTabBarItem', (options) =>
      host.tabBar.setItem(indexOf(host, options), given(options, ['text', 'iconPath', 'selectedIconPath'])),
    ),
    setTabBarStyle: onBar('setTabBarStyle', (options) =>
      host.tabBar.setStyle(given(options, ['color', 'selectedColor', 'backgroundColor', 'borderStyle'])),
    ),
    showTabBar: onBar('showTabBar', () => host.tabBar.show()),
    hideTabBar: onBar('hideTabBar', () => host.tabBar.hide()),
  };
};

function tabsOf(host: HostServices) {
  return host.app.tabBar?.list ?? [];
}

function indexOf(host: HostServices, options: ApiOptions): number {
  const index = number(options, 'index');
  if (!tabsOf(host)[index]) throw new ApiFailure('tabbar item not found');
  return index;
}

function given<Name extends string>(
  options: ApiOptions,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const told: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = maybeText(options, name);
    if (value !== undefined) told[name] = value;
  }
  return told;
}
