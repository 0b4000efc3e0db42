import type { AppJson, PageStack } from '../builtin';
import type { DrawnTabBar } from '../chrome/tab-bar';
import { addressOf, type Address } from './address';
import type { PageRecord } from './page-record';

/** https://developers.weixin.qq.com/miniprogram/dev/api/route/wx.navigateTo.html */
const DEEPEST = 10;

export type Route = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab';

/** What must stand on a page's `this` before its `onLoad`. */
export type Prepare = (caller: Record<string, unknown>) => void;

export interface Pages {
  readonly app: AppJson;
  readonly all: readonly string[];
  open(address: Address, prepare?: Prepare): PageRecord;
}

/** The open pages, the deepest first. Tab pages live on while another tab is shown. */
export class Stack implements PageStack {
  private pages: PageRecord[] = [];
  private readonly tabs = new Map<string, PageRecord>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly source: Pages,
    private readonly tabBar: DrawnTabBar,
  ) {}

  get top(): PageRecord {
    const top = this.pages.at(-1);
    if (!top) throw new Error('no page is open');
    return top;
  }

  get all(): readonly PageRecord[] {
    return this.pages;
  }

  get isEmpty(): boolean {
    return this.pages.length === 0;
  }

  /** Opens the first page. */
  launch(address: Address): PageRecord {
    return this.push(address);
  }

  go(how: Route, url: string, prepare?: Prepare): Promise<PageRecord> {
    return this.inTurn(() => {
      const address = addressOf(url, this.top.path);
      this.refuse(how, address);
      return this.routes[how](address, prepare);
    });
  }

  back(delta: number): Promise<void> {
    return this.inTurn(() => {
      const closing = Math.min(Math.max(delta, 1), this.pages.length - 1);
      if (closing < 1) return;
      const closed = this.pages.splice(-closing);
      for (const page of closed.reverse()) this.close(page);
      this.reveal(this.top);
    });
  }

  private readonly routes: Record<Route, (address: Address, prepare?: Prepare) => PageRecord> = {
    navigateTo: (address, prepare) => {
      this.top.hide();
      return this.push(address, prepare);
    },
    redirectTo: (address) => {
      const closed = this.pages.pop();
      if (closed) this.close(closed);
      return this.push(address);
    },
    reLaunch: (address) => {
      for (const page of [...this.pages].reverse()) this.close(page);
      this.pages = [];
      for (const page of this.tabs.values()) this.close(page);
      return this.push(address);
    },
    switchTab: (address) => {
      const [bottom, ...above] = this.pages;
      for (const page of above.reverse()) this.close(page);
      if (bottom?.path === address.path) this.pages = [bottom];
      else this.leaveTab(bottom);
      const waiting = this.tabs.get(address.path);
      if (!waiting) return this.push({ path: address.path, query: {} });
      this.pages = [waiting];
      return this.reveal(waiting);
    },
  };

  private leaveTab(page: PageRecord | undefined): void {
    this.pages = [];
    if (!page) return;
    if (this.tabBar.has(page.path)) page.hide();
    else this.close(page);
  }

  private refuse(how: Route, address: Address): void {
    if (!this.source.all.includes(address.path)) throw new Error(`page "${address.path}" is not found`);
    const hasTab = this.tabBar.has(address.path);
    if (hasTab && (how === 'navigateTo' || how === 'redirectTo'))
      throw new Error(`can not ${how} a tabbar page`);
    if (!hasTab && how === 'switchTab') throw new Error('can not switch to no-tabBar page');
    if (how === 'navigateTo' && this.pages.length >= DEEPEST) throw new Error('webview count limit exceed');
  }

  private push(address: Address, prepare?: Prepare): PageRecord {
    const page = this.source.open(address, prepare);
    this.pages.push(page);
    if (this.tabBar.has(address.path)) this.tabs.set(address.path, page);
    this.reveal(page);
    setTimeout(() => {
      if (this.pages.includes(page) || this.tabs.get(page.path) === page) page.call('onReady');
    }, 0);
    return page;
  }

  private reveal(page: PageRecord): PageRecord {
    this.tabBar.showFor(page.path);
    page.show();
    return page;
  }

  private close(page: PageRecord): void {
    if (this.tabs.get(page.path) === page) this.tabs.delete(page.path);
    page.close();
  }

  /** One route after another, each in a turn of its own: the caller's code runs on before its page is hidden. */
  private inTurn<T>(act: () => T): Promise<T> {
    const turn = this.last.then(() => new Promise((resolve) => setTimeout(resolve, 0))).then(act);
    this.last = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }
}
