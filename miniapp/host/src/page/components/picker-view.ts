import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw, fireLater, followFinger } from './draw';
import { asNumber, asText, clamp, flagOf, listOf, textOf } from './read';

const DEFAULT_ROW = 34;
/** How long a wheel takes to come to rest, in milliseconds. */
const REST = 150;

export const pickerView: Builtin = {
  tag: 'picker-view',
  events: ['change', 'pickstart', 'pickend'],
  properties: {
    value: Array,
    name: String,
    indicatorStyle: String,
    indicatorClass: String,
    maskStyle: String,
    maskClass: String,
    immediateChange: Boolean,
  },
  css: `wx-picker-view { display: flex; position: relative; height: 200px; overflow: hidden; }
wx-picker-view[hidden] { display: none; }
wx-picker-view-column { display: block; position: relative; flex: 1; height: 100%; overflow: hidden; }
wx-picker-view-column > .wx-indicator { position: absolute; left: 0; right: 0; top: 50%; height: ${DEFAULT_ROW}px;
  transform: translateY(-50%); border-block: 1px solid #e5e5e5; pointer-events: none; }
wx-picker-view-column > :not(.wx-indicator) { height: var(--wx-row, ${DEFAULT_ROW}px); overflow: hidden; box-sizing: border-box;
  transform: translateY(var(--wx-turned, 0px)); transition: transform .1s; }`,
  place: (it) => new PickerView(it).behaviour,
};

/** A wheel of a picker-view; its rows are the program's own nodes. */
export const pickerViewColumn: Builtin = {
  tag: 'picker-view-column',
  properties: { name: String },
  place: (it) => new Wheel(it).behaviour,
};

class PickerView {
  private told: readonly number[] = [];
  private rest = 0;

  constructor(private readonly it: Placed) {}

  readonly behaviour: Behaviour = {
    update: () => {
      this.told = this.chosen;
      for (const column of this.columns) column.behaviour.update?.();
    },
    value: () => this.chosen,
    reset: () => this.it.keep('value', []),
    removed: () => window.clearTimeout(this.rest),
    automator: {
      /** Turns the wheels as fingers would. */
      choose: (indexes: unknown) => {
        this.it.fire('pickstart', {});
        const wanted: unknown[] = Array.isArray(indexes) ? indexes : [indexes];
        this.turn(wanted.map((each) => asNumber(each)));
      },
      turn: (column: unknown, index: unknown) =>
        this.turn(this.chosen.map((each, at) => (at === asNumber(column) ? asNumber(index) : each))),
    },
  };

  private get columns(): Placed[] {
    return this.it.inside('picker-view-column');
  }

  /** The row each wheel stands at; a wheel without one stands at its first. */
  private get chosen(): number[] {
    const value = listOf(this.it, 'value');
    return this.columns.map((column, index) => clamp(asNumber(value[index]), 0, rowsOf(column).length - 1));
  }

  private turn(wanted: readonly number[]): void {
    const before = this.told;
    this.it.keep('value', wanted);
    const now = this.chosen;
    this.told = before;
    const settled = (): void => {
      this.it.fire('pickend', {});
      if (now.some((each, index) => each !== before[index])) this.it.fire('change', { value: now });
      this.told = now;
    };
    window.clearTimeout(this.rest);
    if (flagOf(this.it, 'immediateChange')) settled();
    else this.rest = window.setTimeout(settled, REST);
  }
}

class Wheel {
  private readonly indicator = draw('div', 'wx-indicator');

  constructor(private readonly it: Placed) {
    it.element.append(this.indicator);
    followFinger(it.element, {
      start: () => this.view && fireLater(this.view, 'pickstart', {}),
      end: (_dx, dy) => this.turned(dy),
    });
    // Rows come and go with the program's data.
    new MutationObserver(() => this.lay()).observe(it.element, { childList: true });
  }

  readonly behaviour: Behaviour = { update: () => this.lay() };

  private get view(): Placed | undefined {
    return this.it.around('picker-view');
  }

  private get row(): number {
    return this.indicator.offsetHeight || DEFAULT_ROW;
  }

  private get index(): number {
    return this.view?.inside('picker-view-column').findIndex((each) => each.element === this.it.element) ?? 0;
  }

  private lay(): void {
    const { view, indicator } = this;
    if (!view) return;
    indicator.style.cssText = textOf(view, 'indicatorStyle');
    indicator.className = `wx-indicator ${textOf(view, 'indicatorClass')}`;
    const chosen = clamp(asNumber(listOf(view, 'value')[this.index]), 0, rowsOf(this.it).length - 1);
    const { style } = this.it.element;
    style.setProperty('--wx-row', `${this.row}px`);
    style.setProperty(
      '--wx-turned',
      `${(this.it.element.clientHeight - this.row) / 2 - chosen * this.row}px`,
    );
  }

  private turned(dy: number): void {
    const { view } = this;
    if (!view) return;
    const chosen = asNumber(listOf(view, 'value')[this.index]);
    const next = clamp(chosen - Math.round(dy / this.row), 0, rowsOf(this.it).length - 1);
    const turn: unknown = view.behaviour.automator?.['turn'];
    if (typeof turn === 'function') turn(this.index, next);
  }
}

function rowsOf(column: Placed): Element[] {
  return [...column.element.children].filter((child) => !asText(child.className).startsWith('wx-indicator'));
}
