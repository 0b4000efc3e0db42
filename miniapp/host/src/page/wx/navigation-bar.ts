import { ApiFailure, asynchronous, type ApiFamily } from './api';
import { maybeText, text, wrongParameter } from './options';

const FRONTS = ['#ffffff', '#000000'];

/** The bar above the page, and what lies behind it. */
export const navigationBarFamily: ApiFamily = (host) => ({
  setNavigationBarTitle: asynchronous('setNavigationBarTitle', (options) =>
    host.pages.top.setTitle(text(options, 'title')),
  ),
  setNavigationBarColor: asynchronous('setNavigationBarColor', (options) => {
    const front = text(options, 'frontColor');
    if (!FRONTS.includes(front)) throw new ApiFailure(`invalid frontColor "${front}"`);
    host.pages.top.setBar({ front, background: text(options, 'backgroundColor') });
  }),
  showNavigationBarLoading: asynchronous('showNavigationBarLoading', () =>
    host.pages.top.setLoading('shown'),
  ),
  hideNavigationBarLoading: asynchronous('hideNavigationBarLoading', () => host.pages.top.setLoading('none')),
  // The host draws no home button, so there is none to hide.
  hideHomeButton: asynchronous('hideHomeButton', () => undefined),
  setBackgroundColor: asynchronous('setBackgroundColor', (options) => {
    const color = maybeText(options, 'backgroundColor');
    if (color !== undefined) document.documentElement.style.backgroundColor = color;
  }),
  setBackgroundTextStyle: asynchronous('setBackgroundTextStyle', (options) => {
    const style = text(options, 'textStyle');
    if (style !== 'dark' && style !== 'light') throw wrongParameter('textStyle', 'dark or light', style);
    document.documentElement.dataset.pullText = style;
  }),
});
