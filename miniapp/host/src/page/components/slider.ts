import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw, followFinger } from './draw';
import { clamp, flagOf, numberOf, textOf } from './read';

export const slider: Builtin = {
  tag: 'slider',
  events: ['change', 'changing'],
  properties: {
    min: { type: Number, value: 0 },
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
    value: { type: Number, value: 0 },
    disabled: Boolean,
    showValue: Boolean,
    color: { type: String, value: '#e9e9e9' },
    selectedColor: { type: String, value: '#1aad19' },
    activeColor: { type: String, value: '#1aad19' },
    backgroundColor: { type: String, value: '#e9e9e9' },
    blockSize: { type: Number, value: 28 },
    blockColor: { type: String, value: '#ffffff' },
    name: String,
  },
  css: `wx-slider { display: block; margin: 10px 18px; padding: 0; }
wx-slider[hidden] { display: none; }
wx-slider > .wx-row { display: flex; align-items: center; min-height: 16px; }
wx-slider .wx-rail { position: relative; flex: 1; padding: 16px 0; cursor: pointer; }
wx-slider .wx-line { height: 2px; border-radius: 5px; }
wx-slider .wx-done { height: 100%; border-radius: inherit; }
wx-slider .wx-block { position: absolute; top: 50%; border-radius: 50%; box-shadow: 0 0 4px rgba(0,0,0,.2);
  transform: translate(-50%, -50%); }
wx-slider .wx-value { width: 3ch; padding-left: 1em; color: #888; font-size: 14px; text-align: center; }`,
  place: (it) => new Slider(it).behaviour,
};

class Slider {
  private readonly done = draw('div', 'wx-done');
  private readonly block = draw('div', 'wx-block');
  private readonly line = draw('div', 'wx-line', this.done);
  private readonly rail = draw('div', 'wx-rail', this.line, this.block);
  private readonly shown = draw('div', 'wx-value');
  private from = 0;

  constructor(private readonly it: Placed) {
    it.element.append(draw('div', 'wx-row', this.rail, this.shown));
    followFinger(this.rail, {
      start: (x) => {
        this.from = x;
      },
      move: (dx) => this.finger(this.from + dx),
      end: (dx) => {
        this.finger(this.from + dx);
        this.settle();
      },
    });
  }

  readonly behaviour: Behaviour = {
    update: () => this.update(),
    value: () => numberOf(this.it, 'value'),
    reset: () => this.it.keep('value', numberOf(this.it, 'min')),
    automator: {
      slideTo: (value: unknown) => {
        this.slide(Number(value));
        this.settle();
      },
    },
  };

  private slide(value: number): void {
    const next = stepped(this.it, value);
    if (flagOf(this.it, 'disabled') || next === numberOf(this.it, 'value')) return;
    this.it.keep('value', next);
    this.it.fire('changing', { value: next });
  }

  private settle(): void {
    if (!flagOf(this.it, 'disabled')) this.it.fire('change', { value: numberOf(this.it, 'value') });
  }

  private finger(x: number): void {
    const { left, width } = this.rail.getBoundingClientRect();
    if (width === 0) return;
    const [min, max] = [numberOf(this.it, 'min'), numberOf(this.it, 'max', 100)];
    this.slide(min + ((x - left) / width) * (max - min));
  }

  private update(): void {
    const { it, done, block, shown } = this;
    const [min, max] = [numberOf(it, 'min'), numberOf(it, 'max', 100)];
    const value = clamp(numberOf(it, 'value', min), min, max);
    const share = max > min ? ((value - min) / (max - min)) * 100 : 0;
    const size = clamp(numberOf(it, 'blockSize', 28), 12, 28);
    this.line.style.backgroundColor = either(it, 'backgroundColor', 'color');
    Object.assign(done.style, {
      width: `${share}%`,
      backgroundColor: either(it, 'activeColor', 'selectedColor'),
    });
    Object.assign(block.style, { left: `${share}%`, width: `${size}px`, height: `${size}px` });
    block.style.backgroundColor = textOf(it, 'blockColor');
    shown.hidden = !flagOf(it, 'showValue');
    shown.textContent = shown.hidden ? '' : String(value);
  }
}

/** The nearest value that the slider can stand at. */
function stepped(it: Placed, value: number): number {
  const [min, max] = [numberOf(it, 'min'), numberOf(it, 'max', 100)];
  const step = numberOf(it, 'step', 1) || 1;
  const places = (String(step).split('.')[1] ?? '').length;
  return Number(clamp(min + Math.round((value - min) / step) * step, min, max).toFixed(places));
}

/** The newer property, unless only the older one was changed from its default. */
function either(it: Placed, newer: string, older: string): string {
  const defaults = [slider.properties[newer], slider.properties[older]].map(
    (property) => property !== null && typeof property === 'object' && 'value' in property && property.value,
  );
  return textOf(it, newer) !== defaults[0] || textOf(it, older) === defaults[1]
    ? textOf(it, newer)
    : textOf(it, older);
}
