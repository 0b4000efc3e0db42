import type { ComponentConfig } from '../../program';
import type { AppJson } from '../builtin';
import { windowOption } from '../chrome/device';
import type { Finger } from '../events/touches';
import type { PageRecord } from './page-record';
import type { Stack } from './page-stack';

const REACHED = 50;
/** A pull shorter than this springs back. */
const PULLED = 60;

/** onPageScroll, onReachBottom and onPullDownRefresh of the page on top. */
export class Scrolling {
  private reached: { readonly page: PageRecord; readonly height: number } | undefined;

  constructor(
    private readonly stack: Stack,
    private readonly app: AppJson,
  ) {
    document.addEventListener('scroll', () => this.scrolled());
  }

  /** A finished drag: downward at the very top, it pulls the page. */
  dragged(from: Finger, to: Finger): void {
    const page = this.stack.top;
    const enabled = this.option(page.config, 'enablePullDownRefresh') === true;
    if (enabled && window.scrollY <= 0 && to.clientY - from.clientY >= PULLED) page.startPullDown();
  }

  private scrolled(): void {
    if (this.stack.isEmpty) return;
    const page = this.stack.top;
    page.call('onPageScroll', { scrollTop: window.scrollY });
    const distance = Number(this.option(page.config, 'onReachBottomDistance') ?? REACHED);
    const height = document.documentElement.scrollHeight;
    const { reached } = this;
    if (height - window.innerHeight - window.scrollY > distance) this.reached = undefined;
    // A page that has grown since has another bottom, even when one jump leads from the old to the new.
    else if (reached?.page !== page || height > reached.height) {
      this.reached = { page, height };
      page.call('onReachBottom');
    }
  }

  private option(config: ComponentConfig, name: string): unknown {
    return windowOption(this.app, config, name);
  }
}
