import type { HostServices } from '../builtin';
import { elementOf } from '../framework/nodes';
import { ApiFailure, asynchronous, type ApiFamily, type ApiOptions } from './api';
import { maybeNumber, maybeText } from './options';
import { shadowRootOf } from './selected';

/** The page's own scrolling and pulling. Nothing glides: the end is there at once, whatever the `duration`. */
export const scrollingFamily: ApiFamily = (host) => ({
  pageScrollTo: asynchronous('pageScrollTo', (options) => {
    window.scrollTo({ top: targetTop(host, options), behavior: 'instant' });
  }),
  startPullDownRefresh: asynchronous('startPullDownRefresh', () => {
    // WeChat answers before the page hears of it.
    setTimeout(() => host.pages.top.startPullDown());
  }),
  stopPullDownRefresh: asynchronous('stopPullDownRefresh', () => host.pages.top.endPullDown()),
  nextTick: (callback: () => void) => void setTimeout(callback),
  hideKeyboard: asynchronous('hideKeyboard', () => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement)) {
      throw new ApiFailure('input not exists!');
    }
    focused.blur();
  }),
});

function targetTop(host: HostServices, options: ApiOptions): number {
  const selector = maybeText(options, 'selector');
  if (selector === undefined) return maybeNumber(options, 'scrollTop') ?? window.scrollY;
  const node = shadowRootOf(host.pages.top.caller)?.querySelector(selector);
  const element = node ? elementOf(node) : undefined;
  if (!element) throw new ApiFailure(`can not find element by selector "${selector}"`);
  return element.getBoundingClientRect().top + window.scrollY + (maybeNumber(options, 'offsetTop') ?? 0);
}
