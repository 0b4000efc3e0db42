import type { Town } from './town';

/** Stands for something an earlier answer named (a case number, a file): filled in when the request is sent. */
export class Known {
  constructor(
    readonly kind: KnownKind,
    readonly at: number,
  ) {}
}
export type KnownKind = 'no' | 'next' | 'file' | 'categoryCode' | 'id' | 'wechatCode' | 'workbook';

type Thing = string | number;
const MOST_KNOWN = 200;

/** What answers named so far, so that later requests meet things that exist. */
export class KnownThings {
  private readonly things = new Map<string, Thing[]>();

  constructor({ wechatCodes, workbooks }: Pick<Town, 'wechatCodes' | 'workbooks'>) {
    this.things.set('wechatCode', [...wechatCodes]);
    this.things.set('workbook', [...workbooks]);
  }

  /** @param path of the request, for the rows of `/api/delegations` are what `/api/delegations/{id}` wants */
  learn(path: string, value: unknown): void {
    if (Array.isArray(value)) return value.slice(0, 20).forEach((each) => this.learn(path, each));
    if (typeof value !== 'object' || value === null) return;
    for (const [name, held] of Object.entries(value)) {
      if (name === 'no' && typeof held === 'string') this.add('no', held);
      else if (name === 'next' && typeof held === 'string') this.add('next', held);
      else if (name === 'code' && typeof held === 'string') this.add('categoryCode', held);
      else if (name === 'id') this.addId(path, held);
      else this.learn(path, held);
    }
  }

  fill(path: string, value: unknown): unknown {
    if (value instanceof Known) return this.thing(path, value);
    if (Array.isArray(value)) return value.map((each) => this.fill(path, each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, this.fill(path, held)]));
  }

  private thing(path: string, { kind, at }: Known): Thing {
    // Most ids of an address belong to its own family; people and units stand in others' bodies.
    const own = kind === 'id' && at % 4 > 0 ? this.things.get(familyOf(path)) : undefined;
    const things = own ?? this.things.get(kind) ?? [];
    return things[at % Math.max(1, things.length)] ?? String(at);
  }

  private addId(path: string, held: unknown): void {
    if (typeof held === 'string') this.add('file', held);
    if (typeof held !== 'number') return;
    this.add('id', held);
    this.add(familyOf(path), held);
  }

  private add(kind: string, value: Thing): void {
    const things = this.things.get(kind) ?? [];
    this.things.set(kind, things);
    if (things.includes(value)) return;
    if (things.length < MOST_KNOWN) things.push(value);
    else things[String(value).length % MOST_KNOWN] = value;
  }
}

/** `/api/operations/dead-letters/{id}/retry` and `/api/operations/dead-letters` are one. */
const familyOf = (path: string): string => path.split('/').slice(0, 3).join('/');
