import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw, fireLater, followFinger } from './draw';
import { asText, flagOf, length, numberOf, textOf } from './read';

type Source = 'autoplay' | 'touch' | '';

export const swiper: Builtin = {
  tag: 'swiper',
  events: ['change', 'transition', 'animationfinish'],
  properties: {
    indicatorDots: Boolean,
    indicatorColor: { type: String, value: 'rgba(0, 0, 0, .3)' },
    indicatorActiveColor: { type: String, value: '#000000' },
    autoplay: Boolean,
    current: { type: Number, value: 0 },
    currentItemId: String,
    interval: { type: Number, value: 5000 },
    duration: { type: Number, value: 500 },
    circular: Boolean,
    vertical: Boolean,
    previousMargin: { type: null, value: '0px' },
    nextMargin: { type: null, value: '0px' },
    snapToEdge: Boolean,
    displayMultipleItems: { type: Number, value: 1 },
    easingFunction: { type: String, value: 'default' },
  },
  css: `wx-swiper { display: block; position: relative; height: 150px; overflow: hidden; }
wx-swiper[hidden] { display: none; }
wx-swiper > .wx-dots { position: absolute; z-index: 1; bottom: 10px; width: 100%; display: flex; justify-content: center; gap: 8px;
  pointer-events: none; }
wx-swiper[vertical] > .wx-dots { flex-direction: column; right: 10px; bottom: 0; width: auto; height: 100%; }
wx-swiper > .wx-dots > i { width: 8px; height: 8px; border-radius: 50%; }
wx-swiper-item { display: block; position: absolute; overflow: hidden; width: 100%; height: 100%; will-change: transform; }`,
  place: (it) => new Swiper(it).behaviour,
};

export const swiperItem: Builtin = {
  tag: 'swiper-item',
  properties: { itemId: String, skipHiddenItemLayout: Boolean },
  place(it): Behaviour {
    const tell = (): void => {
      const around = it.around('swiper');
      // Its siblings come and go in the same turn: the swiper counts them once they have.
      queueMicrotask(() => around?.behaviour.update?.());
    };
    tell();
    return { removed: tell };
  },
};

/** One swiper: which of its items is shown, and how it comes there. */
class Swiper {
  private readonly dots = draw('div', 'wx-dots');
  private current = 0;
  private autoplay = 0;
  private arrival = 0;

  constructor(private readonly it: Placed) {
    it.element.append(this.dots);
    followFinger(it.element, { move: (dx, dy) => this.drag(dx, dy), end: (dx, dy) => this.drop(dx, dy) });
  }

  readonly behaviour: Behaviour = {
    update: () => this.update(),
    removed: () => {
      window.clearTimeout(this.autoplay);
      window.clearTimeout(this.arrival);
    },
    automator: { swipeTo: (index: unknown) => this.go(Number(index), 'touch') },
  };

  private get items(): Placed[] {
    return this.it.inside('swiper-item').filter((item) => item.around('swiper')?.element === this.it.element);
  }

  private update(): void {
    const wanted = numberOf(this.it, 'current');
    this.it.element.toggleAttribute('vertical', this.vertical);
    if (wanted !== this.current && wanted < this.items.length) this.go(wanted, '');
    else this.lay('at once');
    this.plan();
  }

  private plan(): void {
    window.clearTimeout(this.autoplay);
    if (!flagOf(this.it, 'autoplay') || this.items.length < 2) return;
    this.autoplay = window.setTimeout(
      () => {
        this.go(this.beside(1), 'autoplay');
        this.plan();
      },
      numberOf(this.it, 'interval', 5000),
    );
  }

  /** The neighbour `step` away: past the end it is the first again, but only a circular swiper lets a finger go there. */
  private beside(step: number): number {
    const count = this.items.length;
    return (this.current + step + count) % count;
  }

  private go(index: number, source: Source): void {
    const count = this.items.length;
    if (index === this.current || !(index >= 0 && index < count)) return this.lay('moving');
    this.current = index;
    this.it.keep('current', index);
    this.lay('moving');
    const detail = { current: index, source, currentItemId: this.itemId(index) };
    fireLater(this.it, 'change', detail);
    window.clearTimeout(this.arrival);
    this.arrival = window.setTimeout(
      () => this.it.fire('animationfinish', detail),
      numberOf(this.it, 'duration', 500),
    );
  }

  private itemId(index: number): string {
    const item = this.items[index];
    return item ? textOf(item, 'itemId') : '';
  }

  private drag(dx: number, dy: number): void {
    this.lay('at once', this.vertical ? dy : dx);
    this.it.fire('transition', this.vertical ? { dx: 0, dy: -dy } : { dx: -dx, dy: 0 });
  }

  private drop(dx: number, dy: number): void {
    const way = this.vertical ? dy : dx;
    const { offsetWidth, offsetHeight } = this.it.element;
    const far = Math.abs(way) > (this.vertical ? offsetHeight : offsetWidth) / 4;
    const step = way < 0 ? 1 : -1;
    const inside = flagOf(this.it, 'circular') || this.items[this.current + step] !== undefined;
    this.go(far && inside ? this.beside(step) : this.current, 'touch');
  }

  private get vertical(): boolean {
    return flagOf(this.it, 'vertical');
  }

  /** Puts each item where it belongs beside the shown one. `pulled`: pixels that a finger has moved them. */
  private lay(how: 'at once' | 'moving', pulled = 0): void {
    const { items } = this;
    const [before, after] = [
      length(this.it.data['previousMargin']) || '0px',
      length(this.it.data['nextMargin']) || '0px',
    ];
    const size = `calc((100% - ${before} - ${after}) / ${Math.max(1, numberOf(this.it, 'displayMultipleItems', 1))})`;
    items.forEach((item, index) => {
      const { style } = item.element;
      const axis = this.vertical ? 'Y' : 'X';
      Object.assign(style, this.vertical ? { height: size, top: before } : { width: size, left: before });
      style.transition = how === 'moving' ? `transform ${numberOf(this.it, 'duration', 500)}ms` : 'none';
      style.transform = `translate${axis}(calc(${this.offset(index, items.length) * 100}% + ${pulled}px))`;
    });
    this.drawDots(items.length);
  }

  private offset(index: number, count: number): number {
    const plain = index - this.current;
    if (!flagOf(this.it, 'circular') || count < 3) return plain;
    const half = Math.floor(count / 2);
    return ((plain + half + count) % count) - half;
  }

  private drawDots(count: number): void {
    this.dots.hidden = !flagOf(this.it, 'indicatorDots');
    const colours = [asText(this.it.data['indicatorColor']), asText(this.it.data['indicatorActiveColor'])];
    const marks = Array.from({ length: this.dots.hidden ? 0 : count }, (_none, index) => {
      const mark = draw('i', '');
      mark.style.background = colours[index === this.current ? 1 : 0] ?? '';
      return mark;
    });
    this.dots.replaceChildren(...marks);
  }
}
