import type { AppJson, DeviceScreen, TabBar } from '../builtin';
import { shellElement } from './device';

interface Tab {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
  badge?: string | undefined;
  dot?: boolean;
}

interface Style {
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: string;
}

/** The tab bar below the tab pages, drawn in the shell. */
export class DrawnTabBar implements TabBar {
  private readonly tabs: Tab[];
  private readonly style: Style;
  private current = '';
  private hidden = false;

  /** `tapped` is told the page of a tab that a finger chose. */
  constructor(
    app: AppJson,
    private readonly screen: DeviceScreen,
    private readonly tapped: (pagePath: string) => void,
  ) {
    this.tabs = (app.tabBar?.list ?? []).map((tab) => ({ ...tab }));
    this.style = { ...(app.tabBar as Style | undefined) };
  }

  /** Whether a page has a tab. */
  has(path: string): boolean {
    return this.tabs.some((tab) => tab.pagePath === path);
  }

  /** Draws it for the page now shown. */
  showFor(path: string): void {
    this.current = path;
    this.draw();
  }

  setBadge(index: number, text: string | undefined): void {
    this.change(index, { badge: text, dot: false });
  }

  setDot(index: number, mark: 'shown' | 'none'): void {
    this.change(index, { dot: mark === 'shown', badge: undefined });
  }

  setItem(index: number, item: { text?: string; iconPath?: string; selectedIconPath?: string }): void {
    this.change(index, item);
  }

  setStyle(style: Style): void {
    Object.assign(this.style, style);
    this.draw();
  }

  show(): void {
    this.hidden = false;
    this.draw();
  }

  hide(): void {
    this.hidden = true;
    this.draw();
  }

  private change(index: number, change: Partial<Tab>): void {
    const tab = this.tabs[index];
    if (!tab) throw new Error(`tabbar item not found: ${index}`);
    Object.assign(tab, change);
    this.draw();
  }

  private draw(): void {
    const bar = shellElement('tabs');
    const shown = this.has(this.current) && !this.hidden;
    bar.style.display = shown ? 'flex' : 'none';
    bar.style.height = `${this.screen.tabBar - this.screen.safeBottom}px`;
    bar.style.paddingBottom = `${this.screen.safeBottom}px`;
    bar.style.background = this.style.backgroundColor ?? '#ffffff';
    bar.replaceChildren(...this.tabs.map((tab) => this.drawn(tab)));
  }

  private drawn(tab: Tab): HTMLElement {
    const selected = tab.pagePath === this.current;
    const item = document.createElement('button');
    item.className = 'tab';
    item.style.color = (selected ? this.style.selectedColor : this.style.color) ?? '#333333';
    const icon = selected ? tab.selectedIconPath : tab.iconPath;
    if (icon)
      item.append(Object.assign(document.createElement('img'), { src: `/${icon.replace(/^\//, '')}` }));
    item.append(Object.assign(document.createElement('span'), { textContent: tab.text }));
    if (tab.badge !== undefined || tab.dot) {
      item.append(
        Object.assign(document.createElement('i'), { textContent: tab.badge ?? '', className: 'badge' }),
      );
    }
    item.addEventListener('click', () => this.tapped(tab.pagePath));
    return item;
  }

  /** The text of a tab and its place, for `onTabItemTap`. */
  itemOf(path: string): { index: number; pagePath: string; text: string } | undefined {
    const index = this.tabs.findIndex((tab) => tab.pagePath === path);
    const tab = this.tabs[index];
    return tab && { index, pagePath: path, text: tab.text };
  }
}
