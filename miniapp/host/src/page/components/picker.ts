import type { Behaviour, Builtin, Placed } from '../builtin';
import { controlTapped } from './label';
import { OneOf, OneOfEach, type Choice } from './picker.choice';
import { dateOf, timeOfDay } from './picker.moment';
import { RegionChoice } from './picker.region';
import { Sheet, SHEET_CSS } from './picker.sheet';
import { flagOf, textOf } from './read';

const MODES: Readonly<Record<string, (it: Placed) => Choice>> = {
  selector: (it) => new OneOf(it),
  multiSelector: (it) => new OneOfEach(it),
  time: timeOfDay,
  date: dateOf,
  region: (it) => new RegionChoice(it),
};
/** What an untouched picker of each mode is worth in a form after `reset`. */
const EMPTY: Readonly<Record<string, unknown>> = { selector: 0, multiSelector: [], region: [] };

export const picker: Builtin = {
  tag: 'picker',
  events: ['change', 'cancel', 'columnchange'],
  properties: {
    mode: { type: String, value: 'selector' },
    disabled: Boolean,
    headerText: String,
    range: Array,
    rangeKey: String,
    value: null,
    start: String,
    end: String,
    fields: { type: String, value: 'day' },
    customItem: String,
    level: { type: String, value: 'region' },
    name: String,
  },
  css: `wx-picker { display: block; }
wx-picker[hidden] { display: none; }
${SHEET_CSS}`,
  place: (it) => new Picker(it).behaviour,
};

class Picker {
  private open: { choice: Choice; sheet: Sheet; away: () => void } | undefined;

  constructor(private readonly it: Placed) {}

  readonly behaviour: Behaviour = {
    update: () => this.open?.sheet.redraw(),
    removed: () => this.close(),
    value: () => this.it.data['value'] ?? '',
    reset: () => this.it.keep('value', EMPTY[this.mode] ?? ''),
    tapped: () => {
      controlTapped(this.it);
      this.show();
    },
    automator: {
      /** Opens the sheet, turns the wheels to a value as `change` would tell it, and confirms. */
      choose: (value: unknown) => {
        this.show();
        this.open?.choice.set(value);
        this.confirm();
      },
      cancel: () => this.cancel(),
    },
  };

  private get mode(): string {
    return textOf(this.it, 'mode') || 'selector';
  }

  private show(): void {
    if (flagOf(this.it, 'disabled') || this.open) return;
    const offer = MODES[this.mode];
    if (!offer) throw new Error(`<picker mode="${this.mode}"> does not exist`);
    const choice = offer(this.it);
    const ends = { confirmed: () => this.confirm(), cancelled: () => this.cancel() };
    const sheet = new Sheet(choice, textOf(this.it, 'headerText'), ends);
    const away = this.it.host.overlay(sheet.element, {
      pickerChoose: (value) => {
        choice.set(value);
        sheet.redraw();
      },
      pickerTap: (words) => sheet.tap(String(words)),
      pickerConfirm: () => this.confirm(),
      pickerCancel: () => this.cancel(),
    });
    this.open = { choice, sheet, away };
  }

  private confirm(): void {
    const { open } = this;
    if (!open) return;
    const answer = open.choice.answer();
    this.close();
    this.it.keep('value', answer.value);
    this.it.fire('change', answer);
  }

  private cancel(): void {
    if (!this.open) return;
    this.close();
    this.it.fire('cancel', {});
  }

  private close(): void {
    this.open?.away();
    this.open = undefined;
  }
}
