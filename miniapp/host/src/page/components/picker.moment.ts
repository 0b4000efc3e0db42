import type { Placed } from '../builtin';
import { offered, type Choice, type Column } from './picker.choice';
import { clamp, textOf } from './read';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

interface Unit {
  readonly least: number;
  readonly most: number;
  readonly mark: string;
}

/** `mode="time"`: hours and minutes between `start` and `end`, both inclusive; the answer is `hh:mm`. */
export function timeOfDay(it: Placed): Choice {
  return new Moment({
    separator: ':',
    start: partsOf(textOf(it, 'start'), ':', [0, 0]),
    end: partsOf(textOf(it, 'end'), ':', [23, 59]),
    value: partsOf(textOf(it, 'value'), ':', [0, 0]),
    units: () => [
      { least: 0, most: 23, mark: '时' },
      { least: 0, most: 59, mark: '分' },
    ],
  });
}

/** `mode="date"`: `YYYY-MM-DD` between `start` and `end`, or as far as `fields` goes: `YYYY`, `YYYY-MM`. */
export function dateOf(it: Placed): Choice {
  const depth = { year: 1, month: 2 }[textOf(it, 'fields')] ?? 3;
  const start = partsOf(textOf(it, 'start'), '-', [FIRST_YEAR, 1, 1]);
  const end = partsOf(textOf(it, 'end'), '-', [LAST_YEAR, 12, 31]);
  const value = partsOf(textOf(it, 'value'), '-', start);
  return new Moment({
    separator: '-',
    start: start.slice(0, depth),
    end: end.slice(0, depth),
    value: value.slice(0, depth),
    units: ([year = FIRST_YEAR, month = 1]) =>
      [
        { least: FIRST_YEAR, most: LAST_YEAR, mark: '年' },
        { least: 1, most: 12, mark: '月' },
        { least: 1, most: daysOf(year, month), mark: '日' },
      ].slice(0, depth),
  });
}

interface Range {
  readonly separator: string;
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly value: readonly number[];
  /** The wheels, given what the earlier ones stand at. */
  units(parts: readonly number[]): Unit[];
}

/** Wheels of numbers, each bounded by what the earlier ones stand at. */
class Moment implements Choice {
  private parts: readonly number[];

  constructor(private readonly range: Range) {
    this.parts = this.within(range.value);
  }

  get columns(): Column[] {
    return this.bounds(this.parts).map(({ least, most, mark }, index) => ({
      options: Array.from({ length: most - least + 1 }, (_none, step) => `${padded(least + step)}${mark}`),
      chosen: (this.parts[index] ?? least) - least,
    }));
  }

  turn(column: number, index: number): void {
    const least = this.bounds(this.parts)[column]?.least ?? 0;
    this.parts = this.within(this.parts.map((part, at) => (at === column ? least + index : part)));
  }

  set(value: unknown): void {
    const parts = partsOf(String(value), this.range.separator, this.parts);
    this.bounds(parts).forEach(({ least }, column) => {
      offered(this.columnsOf(parts)[column] ?? [], (parts[column] ?? -1) - least);
    });
    this.parts = this.within(parts);
  }

  answer(): { value: string } {
    return { value: this.parts.map(padded).join(this.range.separator) };
  }

  private columnsOf(parts: readonly number[]): string[][] {
    return this.bounds(parts).map(({ least, most }) =>
      Array.from({ length: Math.max(0, most - least + 1) }, () => ''),
    );
  }

  /** A wheel is bound by `start` only while all earlier wheels stand at it; likewise by `end`. */
  private bounds(parts: readonly number[]): Unit[] {
    const { start, end } = this.range;
    const same = (other: readonly number[], until: number): boolean =>
      other.slice(0, until).every((each, index) => each === parts[index]);
    return this.range.units(parts).map((unit, index) => ({
      mark: unit.mark,
      least: same(start, index) ? Math.max(unit.least, start[index] ?? unit.least) : unit.least,
      most: same(end, index) ? Math.min(unit.most, end[index] ?? unit.most) : unit.most,
    }));
  }

  private within(parts: readonly number[]): number[] {
    const fixed = [...parts];
    for (let index = 0; index < fixed.length; index += 1) {
      const unit = this.bounds(fixed)[index];
      if (unit) fixed[index] = clamp(fixed[index] ?? unit.least, unit.least, unit.most);
    }
    return fixed;
  }
}

function partsOf(text: string, separator: string, otherwise: readonly number[]): number[] {
  const parts = text.split(separator).map(Number);
  const given = text !== '' && parts.every(Number.isFinite);
  return otherwise.map((other, index) => (given ? (parts[index] ?? other) : other));
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function padded(part: number): string {
  return String(part).padStart(2, '0');
}
