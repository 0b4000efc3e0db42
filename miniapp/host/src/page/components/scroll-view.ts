import type { Behaviour, Builtin, Placed } from '../builtin';
import { asNumber, asText, fieldsOf, flagOf, numberOf, textOf } from './read';
import { Refresher } from './scroll-view.refresher';

/** WeChat tells of an edge at most this often, in milliseconds. */
const EDGE_PAUSE = 200;

export const scrollView: Builtin = {
  tag: 'scroll-view',
  events: [
    'scroll',
    'scrollend',
    'scrolltoupper',
    'scrolltolower',
    'dragstart',
    'dragging',
    'dragend',
    'refresherpulling',
    'refresherwillrefresh',
    'refresherrefresh',
    'refresherrestore',
    'refresherabort',
    'refresherstatuschange',
  ],
  properties: {
    scrollX: Boolean,
    scrollY: Boolean,
    upperThreshold: { type: null, value: 50 },
    lowerThreshold: { type: null, value: 50 },
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: String,
    scrollIntoViewAlignment: { type: String, value: 'start' },
    scrollWithAnimation: Boolean,
    enableBackToTop: Boolean,
    enablePassive: Boolean,
    enableFlex: Boolean,
    scrollAnchoring: Boolean,
    refresherEnabled: Boolean,
    refresherThreshold: { type: Number, value: 45 },
    refresherDefaultStyle: { type: String, value: 'black' },
    refresherBackground: { type: String, value: 'transparent' },
    refresherTriggered: Boolean,
    enhanced: Boolean,
    bounces: { type: Boolean, value: true },
    showScrollbar: { type: Boolean, value: true },
    pagingEnabled: Boolean,
    fastDeceleration: Boolean,
    usingSticky: Boolean,
    type: { type: String, value: 'list' },
  },
  css: `wx-scroll-view { display: block; width: 100%; overflow: hidden; -webkit-overflow-scrolling: touch; }
wx-scroll-view[hidden] { display: none; }
wx-scroll-view[scroll-x] { overflow-x: auto; }
wx-scroll-view[scroll-y] { overflow-y: auto; }
wx-scroll-view[bare] { scrollbar-width: none; }
wx-scroll-view:not([anchoring]) { overflow-anchor: none; }
wx-scroll-view > .wx-refresher { display: flex; align-items: center; justify-content: center; height: 0; overflow: hidden;
  color: #999; font-size: 14px; }`,
  place: (it) => new ScrollView(it).behaviour,
};

class ScrollView {
  private readonly refresher: Refresher;
  private readonly edges: Edges;
  private last = { top: 0, left: 0 };
  private asked: Places = { top: undefined, left: undefined, into: '' };
  private endTimer = 0;

  constructor(private readonly it: Placed) {
    this.refresher = new Refresher(it);
    this.edges = new Edges(it);
    // On the capturing way: the browser's own event of that name must not reach the program.
    it.element.addEventListener('scroll', (event) => this.scrolled(event), { capture: true });
    listenToDrags(it);
  }

  readonly behaviour: Behaviour = {
    update: () => {
      const { element } = this.it;
      for (const [name, on] of Object.entries(marks(this.it))) element.toggleAttribute(name, on);
      this.refresher.update();
      // What is shown by the same setData comes into being around this call.
      window.setTimeout(() => element.isConnected && this.followProperties(), 0);
    },
    removed: () => window.clearTimeout(this.endTimer),
    automator: {
      scrollTo: (x: unknown, y: unknown) => this.scrollTo(x, y),
      scrollIntoView: (selector: unknown) => scrollTo(this.it, asText(selector).replace(/^#/, ''), 'instant'),
      triggerRefresh: () => this.it.keep('refresherTriggered', true),
      closeRefresh: () => this.it.keep('refresherTriggered', false),
      scrollTop: () => this.it.element.scrollTop,
      scrollLeft: () => this.it.element.scrollLeft,
      scrollWidth: () => this.it.element.scrollWidth,
      scrollHeight: () => this.it.element.scrollHeight,
    },
  };

  /** As the automator's client calls it, with left and top; or as a ScrollViewContext, with one object of both. */
  private scrollTo(x: unknown, y: unknown): void {
    const { element } = this.it;
    const { left, top, animated } =
      x !== null && typeof x === 'object' ? fieldsOf(x) : { left: x, top: y, animated: false };
    element.scrollTo({
      left: asNumber(left, element.scrollLeft),
      top: asNumber(top, element.scrollTop),
      behavior: animated ? 'smooth' : 'instant',
    });
  }

  private scrolled(event: Event): void {
    const { element } = this.it;
    if (event.target !== element) return;
    event.stopImmediatePropagation();
    const deltaX = this.last.left - element.scrollLeft;
    const deltaY = this.last.top - element.scrollTop;
    this.last = { top: element.scrollTop, left: element.scrollLeft };
    this.it.fire('scroll', { ...position(element), deltaX, deltaY });
    this.edges.met(deltaX, deltaY);
    window.clearTimeout(this.endTimer);
    const ended = (): void => this.it.fire('scrollend', { ...position(element), deltaX: 0, deltaY: 0 });
    this.endTimer = window.setTimeout(ended, EDGE_PAUSE);
  }

  // As in WeChat a place is gone to when the property changes, not because the reader has since moved away.
  private followProperties(): void {
    const { it, asked: before } = this;
    const next = {
      top: it.data['scrollTop'],
      left: it.data['scrollLeft'],
      into: textOf(it, 'scrollIntoView'),
    };
    this.asked = next;
    const behavior = flagOf(it, 'scrollWithAnimation') ? 'smooth' : 'instant';
    if (next.top !== before.top && isPlace(next.top))
      it.element.scrollTo({ top: asNumber(next.top), behavior });
    if (next.left !== before.left && isPlace(next.left))
      it.element.scrollTo({ left: asNumber(next.left), behavior });
    if (next.into !== before.into && next.into !== '') scrollTo(it, next.into, behavior);
  }
}

/** Where the program has asked the view to stand. */
interface Places {
  readonly top: unknown;
  readonly left: unknown;
  readonly into: string;
}

function marks(it: Placed): Record<string, boolean> {
  return {
    'scroll-x': flagOf(it, 'scrollX'),
    'scroll-y': flagOf(it, 'scrollY'),
    anchoring: flagOf(it, 'scrollAnchoring'),
    bare: flagOf(it, 'enhanced') && !flagOf(it, 'showScrollbar'),
  };
}

function isPlace(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function position(element: HTMLElement): {
  scrollTop: number;
  scrollLeft: number;
  scrollHeight: number;
  scrollWidth: number;
} {
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = element;
  return { scrollTop, scrollLeft, scrollHeight, scrollWidth };
}

function scrollTo(it: Placed, id: string, behavior: ScrollBehavior): void {
  const target = it.element.querySelector(`#${CSS.escape(id)}`);
  if (!target) return;
  const box = it.element.getBoundingClientRect();
  const place = target.getBoundingClientRect();
  const rest = { top: box.height - place.height, left: box.width - place.width };
  const share = { center: 0.5, end: 1 }[textOf(it, 'scrollIntoViewAlignment')] ?? 0;
  it.element.scrollTo({
    ...(flagOf(it, 'scrollY') && { top: it.element.scrollTop + place.top - box.top - rest.top * share }),
    ...(flagOf(it, 'scrollX') && { left: it.element.scrollLeft + place.left - box.left - rest.left * share }),
    behavior,
  });
}

/** Tells when the reader comes near an edge, moving towards it. */
class Edges {
  private readonly told: Record<string, number> = {};

  constructor(private readonly it: Placed) {}

  met(deltaX: number, deltaY: number): void {
    const { element } = this.it;
    const upper = numberOf(this.it, 'upperThreshold', 50);
    const lower = numberOf(this.it, 'lowerThreshold', 50);
    if (flagOf(this.it, 'scrollY')) {
      if (deltaY > 0 && element.scrollTop <= upper) this.tell('scrolltoupper', 'top');
      if (deltaY < 0 && element.scrollTop + element.clientHeight + lower >= element.scrollHeight)
        this.tell('scrolltolower', 'bottom');
    }
    if (flagOf(this.it, 'scrollX')) {
      if (deltaX > 0 && element.scrollLeft <= upper) this.tell('scrolltoupper', 'left');
      if (deltaX < 0 && element.scrollLeft + element.clientWidth + lower >= element.scrollWidth)
        this.tell('scrolltolower', 'right');
    }
  }

  private tell(type: string, direction: string): void {
    const now = performance.now();
    if (now - (this.told[direction] ?? -EDGE_PAUSE) < EDGE_PAUSE) return;
    this.told[direction] = now;
    this.it.fire(type, { direction });
  }
}

/** With `enhanced`, the program hears of the finger too. */
function listenToDrags(it: Placed): void {
  const steps = { touchstart: 'dragstart', touchmove: 'dragging', touchend: 'dragend' } as const;
  for (const [touch, drag] of Object.entries(steps)) {
    it.element.addEventListener(touch, () => {
      const { scrollTop, scrollLeft } = it.element;
      if (flagOf(it, 'enhanced')) it.fire(drag, { scrollTop, scrollLeft, velocity: 0 });
    });
  }
}
