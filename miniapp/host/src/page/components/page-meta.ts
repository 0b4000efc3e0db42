import type { Behaviour, Builtin, OpenPage, Placed } from '../builtin';
import { flagOf, numberOf, textOf } from './read';

/** What a template says about the page that it stands in; it must be the first node. */
export const pageMeta: Builtin = {
  tag: 'page-meta',
  events: ['scroll', 'scrolldone', 'resize'],
  properties: {
    backgroundTextStyle: String,
    backgroundColor: String,
    backgroundColorTop: String,
    backgroundColorBottom: String,
    rootBackgroundColor: String,
    scrollTop: String,
    scrollDuration: { type: Number, value: 300 },
    pageStyle: String,
    rootFontSize: String,
    pageFontSize: String,
    pageOrientation: String,
  },
  css: `wx-page-meta { display: contents; }`,
  place: (it) => new PageMeta(it).behaviour,
};

export const navigationBar: Builtin = {
  tag: 'navigation-bar',
  properties: {
    title: String,
    loading: Boolean,
    frontColor: String,
    backgroundColor: String,
    colorAnimationDuration: null,
    colorAnimationTimingFunc: String,
  },
  css: `wx-navigation-bar { display: none; }`,
  place: (it): Behaviour => ({
    update: () =>
      afterOpening(it, (page) => {
        if (textOf(it, 'title')) page.setTitle(textOf(it, 'title'));
        page.setLoading(flagOf(it, 'loading') ? 'shown' : 'none');
        const [front, background] = [textOf(it, 'frontColor'), textOf(it, 'backgroundColor')];
        if (front || background) page.setBar({ ...(front && { front }), ...(background && { background }) });
      }),
  }),
};

class PageMeta {
  private asked = '';

  constructor(private readonly it: Placed) {
    window.addEventListener('resize', this.resized);
    window.addEventListener('scroll', this.scrolled);
  }

  readonly behaviour: Behaviour = {
    update: () => afterOpening(this.it, (page) => this.apply(page)),
    removed: () => {
      window.removeEventListener('resize', this.resized);
      window.removeEventListener('scroll', this.scrolled);
      document.documentElement.style.removeProperty('font-size');
    },
  };

  private apply(page: OpenPage): void {
    const { it } = this;
    const background = textOf(it, 'backgroundColor');
    page.element.style.cssText += `;${textOf(it, 'pageStyle')}${background ? `;background-color: ${background}` : ''}`;
    const size = textOf(it, 'rootFontSize');
    if (size)
      document.documentElement.style.fontSize =
        size === 'system' ? `${it.host.feeds.fontSize ?? 16}px` : size;
    if (textOf(it, 'scrollTop') !== this.asked) this.scroll(textOf(it, 'scrollTop'));
  }

  private scroll(place: string): void {
    this.asked = place;
    if (place === '') return;
    window.scrollTo({ top: Number.parseFloat(place) });
    window.setTimeout(() => this.it.fire('scrolldone', {}), numberOf(this.it, 'scrollDuration', 300));
  }

  private readonly resized = (): void => {
    const { innerWidth: windowWidth, innerHeight: windowHeight } = window;
    const deviceOrientation = windowWidth > windowHeight ? 'landscape' : 'portrait';
    this.it.fire('resize', { deviceOrientation, size: { windowWidth, windowHeight } });
  };

  private readonly scrolled = (): void => {
    if (this.it.host.pages.top.element.contains(this.it.element))
      this.it.fire('scroll', { scrollTop: window.scrollY });
  };
}

// The first update comes while the page is being opened, and so before it stands in the stack.
function afterOpening(it: Placed, act: (page: OpenPage) => void): void {
  window.setTimeout(() => {
    const page = it.host.pages.all.find((each) => each.element.contains(it.element));
    if (page) act(page);
  }, 0);
}
