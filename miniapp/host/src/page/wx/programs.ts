import type { HostServices } from '../builtin';
import { ApiFailure, asynchronous, type ApiFamily, type ApiOptions } from './api';
import { ask, drawn } from './dialog';
import { mustComeFromTap } from './gesture';
import { maybeText, text } from './options';

/** Sharing, and going to other mini-programs. */
export const programFamily: ApiFamily = (host) => ({
  // The host has no menu at the top right, so these have nothing to show or hide.
  showShareMenu: asynchronous('showShareMenu', () => undefined),
  hideShareMenu: asynchronous('hideShareMenu', () => undefined),
  updateShareMenu: asynchronous('updateShareMenu', () => undefined),
  navigateToMiniProgram: asynchronous('navigateToMiniProgram', (options) => leave(host, options)),
  openEmbeddedMiniProgram: asynchronous('openEmbeddedMiniProgram', (options) => leave(host, options)),
});

/** Asks as WeChat does. The other program is not opened: that it would have been is the answer. */
async function leave(host: HostServices, options: ApiOptions): Promise<void> {
  mustComeFromTap();
  const link = maybeText(options, 'shortLink');
  const target = link ?? text(options, 'appId');
  const content = drawn('wx-over__text', `即将打开小程序 ${target}`);
  const choices = [
    { words: '取消', answer: false, native: 'cancelModal' },
    { words: '允许', answer: true, native: 'confirmModal' },
  ];
  if (!(await ask(host, { title: '', content, choices }))) throw new ApiFailure('cancel');
}
