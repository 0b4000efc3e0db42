import { ApiFailure, asynchronous, type ApiFamily } from './api';
import { ask, drawn } from './dialog';
import { mustComeFromTap } from './gesture';
import { text } from './options';
import { scopesOf } from './scopes';

/** What the user allows: wx.getSetting, wx.openSetting, wx.authorize. */
export const settingsFamily: ApiFamily = (host) => ({
  getSetting: asynchronous('getSetting', () => ({ authSetting: scopesOf(host).settled() })),
  authorize: asynchronous('authorize', async (options) => scopesOf(host).need(text(options, 'scope'))),
  openSetting: asynchronous('openSetting', async () => {
    mustComeFromTap();
    const content = drawn(
      'wx-over__text',
      Object.entries(scopesOf(host).settled())
        .map(([scope, on]) => `${scope} ${on ? '允许' : '不允许'}`)
        .join('\n'),
    );
    await ask(host, {
      title: '设置',
      content,
      choices: [{ words: '返回', answer: true, native: 'closePage' }],
    });
    return { authSetting: scopesOf(host).settled() };
  }),
  openAppAuthorizeSetting: asynchronous('openAppAuthorizeSetting', () => {
    throw new ApiFailure('the headless host has no settings of a phone');
  }),
});
