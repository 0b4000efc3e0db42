import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw, fireLater, followFinger, onTap } from './draw';
import { asNumber, flagOf, numberOf, textOf } from './read';

const SLIDE_DOWN = 50;

/** A page within the page. Its going away with the back gesture is not imitated. */
export const pageContainer: Builtin = {
  tag: 'page-container',
  events: ['beforeenter', 'enter', 'afterenter', 'beforeleave', 'leave', 'afterleave', 'clickoverlay'],
  properties: {
    show: Boolean,
    duration: { type: null, value: 300 },
    zIndex: { type: Number, value: 100 },
    overlay: { type: Boolean, value: true },
    position: { type: String, value: 'bottom' },
    round: Boolean,
    closeOnSlideDown: Boolean,
    overlayStyle: String,
    customStyle: String,
  },
  css: `wx-page-container { display: none; position: fixed; left: 0; right: 0; bottom: 0; z-index: var(--wx-z, 100);
  box-sizing: border-box; background: #fff; }
wx-page-container[shown] { display: block; }
wx-page-container[position=top] { bottom: auto; top: 0; }
wx-page-container[position=right], wx-page-container[position=center] { top: 0; }
wx-page-container[round] { border-radius: 12px 12px 0 0; }
.wx-page-container-mask { position: fixed; inset: 0; background: rgba(0,0,0,.5); }`,
  place: (it) => new PageContainer(it).behaviour,
};

class PageContainer {
  private readonly mask = draw('div', 'wx-page-container-mask');
  private shown = false;
  private timers: number[] = [];

  constructor(private readonly it: Placed) {
    onTap(this.mask, () => {
      it.fire('clickoverlay', {});
      this.close();
    });
    followFinger(it.element, {
      end: (_dx, dy) => {
        if (dy > SLIDE_DOWN && flagOf(it, 'closeOnSlideDown')) this.close();
      },
    });
  }

  readonly behaviour: Behaviour = {
    update: () => this.update(),
    removed: () => {
      this.forget();
      this.mask.remove();
    },
  };

  private update(): void {
    const { it, mask } = this;
    it.element.setAttribute('position', textOf(it, 'position'));
    it.element.toggleAttribute('round', flagOf(it, 'round'));
    it.element.style.setProperty('--wx-z', String(numberOf(it, 'zIndex', 100)));
    mask.style.cssText = `z-index: ${numberOf(it, 'zIndex', 100) - 1}; ${textOf(it, 'overlayStyle')}`;
    if (flagOf(it, 'show') === this.shown) return;
    this.shown = flagOf(it, 'show');
    this.play(this.shown ? 'enter' : 'leave');
  }

  private close(): void {
    this.it.keep('show', false);
  }

  /** beforeenter, enter, afterenter once the movement is over; and the same for leave. */
  private play(way: 'enter' | 'leave'): void {
    const { it } = this;
    this.forget();
    fireLater(it, `before${way}`, {});
    if (way === 'enter') this.appear();
    this.timers = [
      window.setTimeout(() => it.fire(way, {}), 0),
      window.setTimeout(
        () => {
          if (way === 'leave') this.disappear();
          it.fire(`after${way}`, {});
        },
        asNumber(it.data['duration'], 300),
      ),
    ];
  }

  private appear(): void {
    this.it.element.toggleAttribute('shown', true);
    if (flagOf(this.it, 'overlay')) this.it.element.before(this.mask);
  }

  private disappear(): void {
    this.it.element.toggleAttribute('shown', false);
    this.mask.remove();
  }

  private forget(): void {
    for (const timer of this.timers) window.clearTimeout(timer);
  }
}
