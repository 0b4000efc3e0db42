import type { Behaviour, Builtin, Placed } from '../builtin';
import { fireLater, followFinger } from './draw';
import { asNumber, clamp, flagOf, numberOf, textOf } from './read';

type Source = 'touch' | 'touch-out-of-bounds' | '';

export const movableArea: Builtin = {
  tag: 'movable-area',
  properties: { scaleArea: Boolean },
  css: `wx-movable-area { display: block; position: relative; width: 10px; height: 10px; }
wx-movable-area[hidden] { display: none; }`,
};

export const movableView: Builtin = {
  tag: 'movable-view',
  events: ['change', 'scale', 'htouchmove', 'vtouchmove'],
  properties: {
    direction: { type: String, value: 'none' },
    inertia: Boolean,
    outOfBounds: Boolean,
    x: null,
    y: null,
    damping: { type: Number, value: 20 },
    friction: { type: Number, value: 2 },
    disabled: Boolean,
    scale: Boolean,
    scaleMin: { type: Number, value: 0.5 },
    scaleMax: { type: Number, value: 10 },
    scaleValue: { type: Number, value: 1 },
    animation: { type: null, value: true },
    /** Where it stands: what the automator's client reads as `x` and `y`. */
    _translateX: { type: Number, value: 0 },
    _translateY: { type: Number, value: 0 },
  },
  css: `wx-movable-view { display: inline-block; position: absolute; top: 0; left: 0; width: 10px; height: 10px; }
wx-movable-view[hidden] { display: none; }`,
  place: (it) => new Movable(it).behaviour,
};

class Movable {
  private x = 0;
  private y = 0;
  private scale = 1;
  private asked: { x: unknown; y: unknown } = { x: undefined, y: undefined };
  private from = { x: 0, y: 0 };
  private axis: 'h' | 'v' | undefined;

  constructor(private readonly it: Placed) {
    followFinger(it.element, {
      start: () => {
        this.from = { x: this.x, y: this.y };
        this.axis = undefined;
      },
      move: (dx, dy) => this.drag(dx, dy),
    });
  }

  readonly behaviour: Behaviour = {
    update: () => this.update(),
    automator: { moveTo: (x: unknown, y: unknown) => this.moveTo(asNumber(x), asNumber(y), 'touch') },
  };

  private update(): void {
    const next = { x: this.it.data['x'], y: this.it.data['y'] };
    const { asked } = this;
    this.asked = next;
    this.rescale();
    const moved = next.x !== asked.x || next.y !== asked.y;
    if (moved) this.moveTo(asNumber(next.x, this.x), asNumber(next.y, this.y), '');
    else this.draw();
  }

  private rescale(): void {
    const { it } = this;
    const wanted = clamp(
      numberOf(it, 'scaleValue', 1),
      numberOf(it, 'scaleMin', 0.5),
      numberOf(it, 'scaleMax', 10),
    );
    if (!flagOf(it, 'scale') || wanted === this.scale) return;
    this.scale = wanted;
    fireLater(it, 'scale', { x: this.x, y: this.y, scale: wanted });
  }

  private drag(dx: number, dy: number): void {
    if (flagOf(this.it, 'disabled')) return;
    const direction = textOf(this.it, 'direction');
    // The first move decides which of the two touch events this drag sends.
    this.axis ??= Math.abs(dx) >= Math.abs(dy) ? 'h' : 'v';
    this.it.fire(`${this.axis}touchmove`, {});
    const free = {
      x: direction === 'all' || direction === 'horizontal',
      y: direction === 'all' || direction === 'vertical',
    };
    this.moveTo(this.from.x + (free.x ? dx : 0), this.from.y + (free.y ? dy : 0), 'touch');
  }

  private moveTo(x: number, y: number, source: Source): void {
    const bounds = this.bounds();
    const inside = bounds ? { x: clampBoth(x, bounds.x), y: clampBoth(y, bounds.y) } : { x, y };
    const strays = flagOf(this.it, 'outOfBounds') && source !== '' && (inside.x !== x || inside.y !== y);
    const goal = strays ? { x, y } : inside;
    const moved = goal.x !== this.x || goal.y !== this.y;
    this.x = goal.x;
    this.y = goal.y;
    this.draw();
    if (moved)
      fireLater(this.it, 'change', { x: goal.x, y: goal.y, source: strays ? 'touch-out-of-bounds' : source });
  }

  /** How far it may go inside its area; unknown before both have been drawn. */
  private bounds(): { x: number; y: number } | undefined {
    const area = this.it.around('movable-area')?.element;
    if (!area || area.clientWidth === 0) return undefined;
    const { offsetWidth, offsetHeight } = this.it.element;
    return {
      x: area.clientWidth - offsetWidth * this.scale,
      y: area.clientHeight - offsetHeight * this.scale,
    };
  }

  private draw(): void {
    const { style } = this.it.element;
    style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
    style.transformOrigin = '0 0';
    if (this.it.data['_translateX'] !== this.x) this.it.keep('_translateX', this.x);
    if (this.it.data['_translateY'] !== this.y) this.it.keep('_translateY', this.y);
  }
}

/** An area smaller than its view lets it stray to the other side. */
function clampBoth(value: number, bound: number): number {
  return clamp(value, Math.min(0, bound), Math.max(0, bound));
}
