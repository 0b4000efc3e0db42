import type { Placed } from '../builtin';
import { asNumber, asText, clamp, fieldsOf, listOf, numberOf, textOf } from './read';

/** One wheel of a picker. */
export interface Column {
  readonly options: readonly string[];
  readonly chosen: number;
}

/** What an open picker offers, and what it would answer now. */
export interface Choice {
  readonly columns: readonly Column[];
  /** A wheel is turned; other wheels may change with it. */
  turn(column: number, index: number): void;
  /** Turns the wheels to a value as `change` would tell it. Throws when it is not offered. */
  set(value: unknown): void;
  /** The detail of `change`. */
  answer(): { readonly value: unknown };
}

/** A picker of one wheel: `mode="selector"`. Its answer is the index as text, as WeChat sends it. */
export class OneOf implements Choice {
  private chosen: number;

  constructor(private readonly it: Placed) {
    this.chosen = clamp(numberOf(it, 'value'), 0, this.options.length - 1);
  }

  get columns(): Column[] {
    return [{ options: this.options, chosen: this.chosen }];
  }

  turn(_column: number, index: number): void {
    this.chosen = index;
  }

  set(value: unknown): void {
    this.chosen = offered(this.options, asNumber(value, -1));
  }

  answer(): { value: string } {
    return { value: String(this.chosen) };
  }

  private get options(): string[] {
    return namesOf(this.it, listOf(this.it, 'range'));
  }
}

/** Several wheels: `mode="multiSelector"`. Each turn is told with `columnchange`; the program may then change the others. */
export class OneOfEach implements Choice {
  private chosen: readonly number[];
  private given: unknown;

  constructor(private readonly it: Placed) {
    this.given = it.data['value'];
    this.chosen = listOf(it, 'value').map((each) => asNumber(each));
  }

  get columns(): Column[] {
    this.follow();
    return listOf(this.it, 'range').map((range, column) => {
      const options = namesOf(this.it, Array.isArray(range) ? range : []);
      return { options, chosen: clamp(this.chosen[column] ?? 0, 0, options.length - 1) };
    });
  }

  turn(column: number, index: number): void {
    this.chosen = this.columns.map((each, at) => (at === column ? index : each.chosen));
    this.it.fire('columnchange', { column, value: index });
  }

  set(value: unknown): void {
    if (!Array.isArray(value)) throw new Error('a multiSelector takes an array of indexes');
    value.forEach((each, column) => {
      const { options, chosen } = this.columns[column] ?? { options: [], chosen: -1 };
      const index = offered(options, asNumber(each, -1));
      if (index !== chosen) this.turn(column, index);
    });
  }

  answer(): { value: number[] } {
    return { value: this.columns.map((each) => each.chosen) };
  }

  /** What the program sets while the picker stands open counts more than the wheels. */
  private follow(): void {
    if (JSON.stringify(this.it.data['value']) === JSON.stringify(this.given)) return;
    this.given = this.it.data['value'];
    this.chosen = listOf(this.it, 'value').map((each) => asNumber(each));
  }
}

/** The index, when there is such an option. */
export function offered(options: readonly string[], index: number): number {
  if (options[index] === undefined)
    throw new Error(`the picker offers no option ${index} of ${options.length}`);
  return index;
}

function namesOf(it: Placed, range: readonly unknown[]): string[] {
  const key = textOf(it, 'rangeKey');
  return range.map((each) => asText(key && typeof each === 'object' ? fieldsOf(each)[key] : each));
}
