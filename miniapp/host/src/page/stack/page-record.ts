import type { DeviceScreen, OpenPage, SharedMessage } from '../builtin';
import type { ComponentConfig } from '../../program';
import { drawNavigationBar, type BarLook } from '../chrome/navigation-bar';
import { guarded } from '../exceptions';
import type { PageRoot } from '../framework/environment';
import { endSetData } from '../framework/set-data';
import type { Address } from './address';

/** What a page is opened with. */
export interface Opening {
  readonly id: number;
  readonly address: Address;
  readonly root: PageRoot;
  readonly style: HTMLStyleElement;
  readonly look: BarLook;
  readonly config: ComponentConfig;
  readonly screen: DeviceScreen;
}

/** One page of the stack: where it stands, how its bar looks, and its lifecycle. */
export class PageRecord implements OpenPage {
  readonly element: HTMLElement;
  private scrolled = 0;
  private shown = false;
  private refreshing = false;

  constructor(private readonly opening: Opening) {
    const { path, query } = opening.address;
    Object.assign(this.caller, { route: path, __route__: path, options: query });
    Object.assign(this.caller, { getPageId: () => `pageId:${opening.id}` });
    this.element = opening.root.attach(document.body);
    this.element.dataset['path'] = path;
    this.call('onLoad', { ...query });
  }

  get id(): number {
    return this.opening.id;
  }

  get path(): string {
    return this.opening.address.path;
  }

  get query(): Readonly<Record<string, string>> {
    return this.opening.address.query;
  }

  get config(): ComponentConfig {
    return this.opening.config;
  }

  get caller(): Record<string, unknown> {
    return this.opening.root.caller;
  }

  get title(): string {
    return this.opening.look.title;
  }

  /** Calls a function of the page if it has one of that name; a throw is reported. */
  call(name: string, ...given: unknown[]): unknown {
    const method = this.caller[name];
    return typeof method === 'function'
      ? guarded(() => Reflect.apply(method, this.caller, given))
      : undefined;
  }

  has(name: string): boolean {
    return typeof this.caller[name] === 'function';
  }

  show(): void {
    if (this.shown) return;
    this.shown = true;
    this.element.style.display = '';
    this.opening.style.disabled = false;
    this.drawBar();
    window.scrollTo(0, this.scrolled);
    this.call('onShow');
    this.opening.root.component.triggerPageLifetime('show', []);
  }

  hide(): void {
    if (!this.shown) return;
    this.shown = false;
    this.scrolled = window.scrollY;
    this.call('onHide');
    this.opening.root.component.triggerPageLifetime('hide', []);
    this.element.style.display = 'none';
    this.opening.style.disabled = true;
  }

  close(): void {
    this.call('onUnload');
    endSetData(this.caller);
    this.opening.root.release();
    this.element.remove();
    this.opening.style.remove();
    this.shown = false;
  }

  setTitle(title: string): void {
    this.opening.look.title = title;
    this.drawBar();
  }

  setBar(change: { background?: string; front?: string }): void {
    Object.assign(this.opening.look, change);
    this.drawBar();
  }

  setLoading(spinner: 'shown' | 'none'): void {
    this.opening.look.loading = spinner === 'shown';
    this.drawBar();
  }

  startPullDown(): void {
    if (this.refreshing) return;
    this.refreshing = true;
    this.call('onPullDownRefresh');
  }

  endPullDown(): void {
    this.refreshing = false;
  }

  async share(from: 'button' | 'menu', target?: unknown): Promise<SharedMessage | undefined> {
    if (!this.has('onShareAppMessage')) return undefined;
    const said = this.call('onShareAppMessage', { from, target });
    const promised = said && typeof said === 'object' && 'promise' in said ? await said.promise : undefined;
    const query = Object.entries(this.query).map(([name, value]) => `${name}=${value}`);
    const path = query.length > 0 ? `/${this.path}?${query.join('&')}` : `/${this.path}`;
    return { title: this.title, path, ...toObject(said), ...toObject(promised) };
  }

  private drawBar(): void {
    const { look, screen } = this.opening;
    if (this.shown) drawNavigationBar(look, screen.statusBar, screen.navigationBar);
  }
}

function toObject(value: unknown): Record<string, unknown> {
  if (value === null || typeof value !== 'object') return {};
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => ['title', 'path', 'imageUrl'].includes(name)),
  );
}
