import type { Placed } from '../builtin';
import { offered, type Choice, type Column } from './picker.choice';
import { asText, listOf, textOf } from './read';
import { REGIONS, type Region } from './regions';

/** `mode="region"`: province, city, district, down to `level`; answers names and codes. `customItem` heads every wheel. */
export class RegionChoice implements Choice {
  private chosen: number[] = [];

  constructor(private readonly it: Placed) {
    const names = listOf(it, 'value').map((each) => asText(each));
    for (let column = 0; column < this.depth; column += 1) {
      const at = this.regions(column).findIndex((region) => region.name === names[column]);
      this.chosen.push(Math.max(0, at));
    }
  }

  get columns(): Column[] {
    return Array.from({ length: this.depth }, (_none, column) => ({
      options: this.regions(column).map((region) => region.name),
      chosen: this.chosen[column] ?? 0,
    }));
  }

  turn(column: number, index: number): void {
    this.chosen = this.chosen.map((each, at) => (at < column ? each : at === column ? index : 0));
  }

  set(value: unknown): void {
    if (!Array.isArray(value)) throw new Error('a region is an array of names');
    value.forEach((name, column) => {
      const options = this.regions(column).map((region) => region.name);
      this.turn(column, offered(options, options.indexOf(asText(name))));
    });
  }

  answer(): { value: string[]; code: string[]; postcode: string } {
    const found = this.chosen.map((index, column) => this.regions(column)[index]);
    return {
      value: found.map((region) => region?.name ?? ''),
      code: found.flatMap((region) => region?.code || []),
      postcode: '',
    };
  }

  private get depth(): number {
    return { province: 1, city: 2 }[textOf(this.it, 'level')] ?? 3;
  }

  /** What a wheel offers, given what the wheels before it stand at. */
  private regions(column: number): readonly Region[] {
    const custom = textOf(this.it, 'customItem');
    const head: Region[] = custom === '' ? [] : [{ code: '', name: custom, inside: [] }];
    const above = column === 0 ? undefined : this.regions(column - 1)[this.chosen[column - 1] ?? 0];
    return [...head, ...(column === 0 ? REGIONS : (above?.inside ?? []))];
  }
}
