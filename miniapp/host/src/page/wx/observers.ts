import type { HostServices } from '../builtin';
import { elementOf, type FrameworkNode } from '../framework/nodes';
import type { ApiFamily } from './api';
import { elementsOf, rectOf, shadowRootOf } from './selected';

interface Margins {
  readonly left?: number;
  readonly right?: number;
  readonly top?: number;
  readonly bottom?: number;
}

interface ObserverOptions {
  readonly thresholds?: readonly number[];
  readonly initialRatio?: number;
  readonly observeAll?: boolean;
}

type Seen = (seen: Record<string, unknown>) => void;

/** wx.createIntersectionObserver and wx.createMediaQueryObserver. */
export const observerFamily: ApiFamily = (host) => ({
  createIntersectionObserver: (component?: unknown, options?: ObserverOptions) =>
    new ProgramIntersectionObserver(host, component, options),
  createMediaQueryObserver: () => new ProgramMediaQueryObserver(),
});

class ProgramIntersectionObserver {
  private margins: Margins = {};
  private relative: string | undefined;
  private related = false;
  private observers: IntersectionObserver[] = [];
  private beginning: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: HostServices,
    private readonly component: unknown,
    private readonly options: ObserverOptions = {},
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.relative = selector;
    return this.relation(margins);
  }

  relativeToViewport(margins: Margins = {}): this {
    this.relative = undefined;
    return this.relation(margins);
  }

  observe(selector: string, callback: Seen): void {
    if (!this.related)
      throw new Error('IntersectionObserver.observe: call relativeTo or relativeToViewport first');
    // The page observes in its onLoad, before it stands.
    this.beginning = setTimeout(() => this.begin(selector, callback));
  }

  disconnect(): void {
    clearTimeout(this.beginning);
    this.observers.splice(0).forEach((observer) => observer.disconnect());
  }

  private begin(selector: string, callback: Seen): void {
    const root = this.root;
    const one = root?.querySelector(selector);
    const nodes = this.options.observeAll ? (root?.querySelectorAll(selector) ?? []) : one ? [one] : [];
    for (const [node, element] of elementsOf(nodes)) this.watch(node, element, callback);
  }

  private get root() {
    return shadowRootOf(this.component ?? this.host.pages.top.caller);
  }

  private relation(margins: Margins): this {
    this.margins = margins;
    this.related = true;
    return this;
  }

  private watch(node: FrameworkNode, element: HTMLElement, callback: Seen): void {
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.margins;
    const thresholds = this.options.thresholds ?? [0];
    let before: number | undefined = this.options.initialRatio ?? 0;
    const seen = (entry: IntersectionObserverEntry) => {
      // A browser tells the first state always, WeChat only when it differs from the initial one.
      const tells = before === undefined || crosses(entry, before, thresholds);
      before = undefined;
      if (tells) callback(told(node, entry));
    };
    const observer = new IntersectionObserver((entries) => entries.forEach(seen), {
      root: this.rootFor(element),
      rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
      threshold: [...thresholds],
    });
    observer.observe(element);
    this.observers.push(observer);
  }

  private rootFor(element: HTMLElement): HTMLElement | Document {
    if (this.relative === undefined) return document;
    const node = this.root?.querySelector(this.relative);
    const root = node ? elementOf(node) : undefined;
    if (!root?.contains(element)) {
      throw new Error(
        `IntersectionObserver.relativeTo: the headless host needs "${this.relative}" to be around the observed`,
      );
    }
    return root;
  }
}

function crosses(entry: IntersectionObserverEntry, before: number, thresholds: readonly number[]): boolean {
  const { isIntersecting, intersectionRatio } = entry;
  return thresholds.some((threshold) =>
    threshold === 0 ? isIntersecting !== before > 0 : intersectionRatio >= threshold !== before >= threshold,
  );
}

function told(node: FrameworkNode, entry: IntersectionObserverEntry): Record<string, unknown> {
  const plain = ({ left, top, right, bottom, width, height }: DOMRectReadOnly) => ({
    left,
    top,
    right,
    bottom,
    width,
    height,
  });
  const { rootBounds } = entry;
  return {
    id: node.id,
    dataset: { ...node.dataset },
    intersectionRatio: entry.intersectionRatio,
    intersectionRect: plain(entry.intersectionRect),
    boundingClientRect: plain(entry.boundingClientRect),
    relativeRect: rootBounds ? plain(rootBounds) : rectOf(document.documentElement),
    time: Date.now(),
  };
}

class ProgramMediaQueryObserver {
  private stop: () => void = () => undefined;

  /** Sizes in CSS pixels, `orientation` by name, as WeChat's descriptor has them. */
  observe(
    descriptor: Readonly<Record<string, number | string>>,
    callback: (seen: { matches: boolean }) => void,
  ): void {
    this.disconnect();
    const query = Object.entries(descriptor)
      .map(([name, value]) => `(${dashed(name)}: ${typeof value === 'number' ? `${value}px` : value})`)
      .join(' and ');
    const list = matchMedia(query);
    const changed = () => callback({ matches: list.matches });
    list.addEventListener('change', changed);
    this.stop = () => list.removeEventListener('change', changed);
    setTimeout(changed);
  }

  disconnect(): void {
    this.stop();
  }
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
