import { reach, touch } from '../automator/touch';
import { draw, followFinger, onTap } from './draw';
import type { Choice, Column } from './picker.choice';

const ROW = 34;

export const SHEET_CSS = `.wx-sheet { position: fixed; inset: 0; z-index: 900; background: rgba(0,0,0,.5); font-size: 17px; color: #000; }
.wx-sheet > .wx-panel { position: absolute; left: 0; right: 0; bottom: 0; background: #fff; }
.wx-sheet .wx-bar { display: flex; justify-content: space-between; padding: 12px 16px; border-bottom: 1px solid #e5e5e5; }
.wx-sheet .wx-cancel { color: #888; }
.wx-sheet .wx-confirm { color: #07c160; }
.wx-sheet .wx-wheels { position: relative; display: flex; height: ${ROW * 7}px; overflow: clip; }
.wx-sheet .wx-wheels::after { content: ''; position: absolute; left: 0; right: 0; top: ${ROW * 3}px; height: ${ROW}px;
  border-block: 1px solid #e5e5e5; pointer-events: none; }
.wx-sheet .wx-wheel { flex: 1; min-width: 0; padding-top: ${ROW * 3}px; transition: transform .1s; }
.wx-sheet .wx-row { height: ${ROW}px; line-height: ${ROW}px; text-align: center; overflow: hidden; text-overflow: ellipsis;
  white-space: nowrap; color: #999; }
.wx-sheet .wx-row[chosen] { color: #000; }`;

/** What the sheet tells its picker. */
interface SheetEnds {
  confirmed(): void;
  cancelled(): void;
}

/** The sheet of wheels that a picker draws over the page. */
export class Sheet {
  private readonly wheels = draw('div', 'wx-wheels');
  readonly element: HTMLElement;

  constructor(
    private readonly choice: Choice,
    title: string,
    ends: SheetEnds,
  ) {
    const cancel = draw('div', 'wx-cancel', '取消');
    const confirm = draw('div', 'wx-confirm', '确定');
    const panel = draw(
      'div',
      'wx-panel',
      draw('div', 'wx-bar', cancel, draw('div', 'wx-title', title), confirm),
      this.wheels,
    );
    const mask = draw('div', 'wx-mask');
    mask.style.cssText = 'position: absolute; inset: 0;';
    this.element = draw('div', 'wx-sheet', mask, panel);
    onTap(mask, () => ends.cancelled());
    onTap(cancel, () => ends.cancelled());
    onTap(confirm, () => ends.confirmed());
    this.redraw();
  }

  redraw(): void {
    this.wheels.replaceChildren(...this.choice.columns.map((column, index) => this.wheel(column, index)));
  }

  /** A finger on a row or a key, by its words. Throws when it cannot be reached: rows far away are dragged to first. */
  tap(words: string): void {
    const found = [...this.element.querySelectorAll<HTMLElement>('.wx-row, .wx-cancel, .wx-confirm')].find(
      (each) => each.textContent === words,
    );
    if (!found) throw new Error(`the picker shows no ${words}`);
    const { target, place } = reach(found);
    touch('touchstart', target, place);
    touch('touchend', target, place);
  }

  private wheel(column: Column, index: number): HTMLElement {
    const rows = column.options.map((option, at) =>
      this.row(option, { chosen: at === column.chosen, column: index, at }),
    );
    const wheel = draw('div', 'wx-wheel', ...rows);
    wheel.style.transform = `translateY(${-column.chosen * ROW}px)`;
    followFinger(wheel, {
      end: (_dx, dy) => {
        const turned = Math.min(Math.max(column.chosen - Math.round(dy / ROW), 0), column.options.length - 1);
        if (turned !== column.chosen) this.turn(index, turned);
      },
    });
    return wheel;
  }

  private row(option: string, place: { chosen: boolean; column: number; at: number }): HTMLElement {
    const row = draw('div', 'wx-row', option);
    row.toggleAttribute('chosen', place.chosen);
    onTap(row, () => this.turn(place.column, place.at));
    return row;
  }

  private turn(column: number, index: number): void {
    this.choice.turn(column, index);
    this.redraw();
  }
}
