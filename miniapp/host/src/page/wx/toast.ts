import type { HostServices } from '../builtin';
import { ApiFailure, asynchronous, type ApiFamily, type ApiOptions } from './api';
import { drawn } from './dialog';
import { flag, maybeNumber, text } from './options';

const USUAL = 1500;

/** Toast and loading share one place on the screen, as in WeChat. */
export const toastFamily: ApiFamily = (host) => {
  const place = new ToastPlace(host);
  return {
    showToast: asynchronous('showToast', (options) =>
      place.show('toast', options, maybeNumber(options, 'duration') ?? USUAL),
    ),
    hideToast: asynchronous('hideToast', (options) => place.hide('toast', options)),
    showLoading: asynchronous('showLoading', (options) => place.show('loading', options)),
    hideLoading: asynchronous('hideLoading', (options) => place.hide('loading', options)),
  };
};

type Kind = 'toast' | 'loading';

class ToastPlace {
  private now: { readonly kind: Kind; readonly take: () => void } | undefined;
  private clock: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: HostServices) {}

  show(kind: Kind, options: ApiOptions, duration?: number): void {
    const words = text(options, 'title');
    this.away();
    const over = drawn(flag(options, 'mask') ? 'wx-toast wx-toast--mask' : 'wx-toast');
    over.append(drawn('', words));
    over.dataset.kind = kind;
    this.now = { kind, take: this.host.overlay(over) };
    if (duration !== undefined) this.clock = setTimeout(() => this.away(), duration);
  }

  /** Hiding takes away whichever of the two is shown, unless `noConflict` says to mind one's own. */
  hide(kind: Kind, options: ApiOptions): void {
    if (flag(options, 'noConflict') && this.now?.kind !== kind) return;
    if (!this.now && kind === 'loading') throw new ApiFailure("toast can't be found");
    this.away();
  }

  private away(): void {
    clearTimeout(this.clock);
    this.now?.take();
    this.now = undefined;
  }
}
