import type { Town } from './town';

/** Stands for something an earlier answer named (a case number, a file): filled in when the request is sent. */
export class Known {
  /** @param kind `no`, `next`, `file` …, or the name of a field that holds an id: `communityId` */
  constructor(
    readonly kind: string,
    readonly at: number,
  ) {}
}

type Thing = string | number;
const MOST_KNOWN = 200;
/** Of a file, with its pass. */
const ADDRESS = /^\/api\/files\/.*\?pass=/;
/** Fields that hold what is called something else where it is shown. */
const ALSO: Readonly<Record<string, string>> = {
  fromId: 'personId',
  toId: 'personId',
  successorId: 'personId',
  orgUnitId: 'partyOrgId',
  parentId: 'unitId',
  orderId: 'orders',
  activityId: 'activities',
};

/** What answers named so far, so that later requests meet things that exist. */
export class KnownThings {
  private readonly things = new Map<string, Thing[]>();

  constructor({ codes, workbooks, certain }: Pick<Town, 'codes' | 'workbooks' | 'certain'>) {
    this.things.set('code', [...codes]);
    this.things.set('workbook', [...workbooks]);
    for (const [kind, ids] of Object.entries(certain)) this.things.set(kind, [...ids]);
  }

  /** @param path of the request, for the rows of `/api/delegations` are what `/api/delegations/{id}` wants */
  learn(path: string, value: unknown): void {
    this.look(learntFrom(path), value);
  }

  /** An address that was issued for this very route. */
  address(path: string, at: number): string | undefined {
    const shape = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/?]+')}\\?`);
    const issued = (this.things.get('address') ?? []).map(String).filter((each) => shape.test(each));
    return issued[at % Math.max(1, issued.length)];
  }

  fill(path: string, value: unknown): unknown {
    if (value instanceof Known) return this.thing(path, value);
    if (Array.isArray(value)) return value.map((each) => this.fill(path, each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, this.fill(path, held)]));
  }

  /** @param named the field it stands in, or for the rows of an answer the last word of the address */
  private look(named: string, value: unknown): void {
    if (Array.isArray(value)) return value.slice(0, 20).forEach((each) => this.look(named, each));
    if (typeof value !== 'object' || value === null) return;
    const told = Object.entries(value);
    const kind = told.find(([name]) => name === 'kind')?.[1];
    for (const [name, held] of told) {
      if (name === 'no' && typeof held === 'string') this.add('no', held);
      else if (name === 'next' && typeof held === 'string') this.add('next', held);
      else if (name === 'code' && typeof held === 'string') this.add('categoryCode', held);
      else if (ADDRESS.test(String(held))) this.add('address', String(held));
      else if (name === 'id' && typeof held === 'string') this.add('file', held);
      else if (name === 'id' && typeof held === 'number') this.addId(named, kind, held);
      else if (/Id$/.test(name) && typeof held === 'number') this.add(name, held);
      else this.look(name === 'rows' ? named : `${name}Id`, held);
    }
  }

  private addId(named: string, kind: unknown, id: number): void {
    this.add(named, id);
    this.add('id', id);
    if (typeof kind === 'string') for (const unit of [`${kind}Id`, 'unitId']) this.add(unit, id);
  }

  private thing(path: string, { kind, at }: Known): Thing {
    const name = kind === 'id' ? wantedBy(path) : (ALSO[kind] ?? kind);
    // Now and then one of another kind.
    const things = at % 8 === 0 ? this.things.get('id') : (this.things.get(name) ?? this.things.get('id'));
    return things?.[at % Math.max(1, things.length)] ?? String(at);
  }

  private add(kind: string, value: Thing): void {
    const things = this.things.get(kind) ?? [];
    this.things.set(kind, things);
    if (things.includes(value)) return;
    if (things.length < MOST_KNOWN) things.push(value);
    else things[String(value).length % MOST_KNOWN] = value;
  }
}

const isNamed = (segment: string): boolean => !segment.startsWith('{');

/** `/api/volunteer/activities/{id}/claims` answers with claims; of a step it is still the thing itself. */
const learntFrom = (path: string): string =>
  path
    .replace(/\/steps\/.*$/, '')
    .split('/')
    .filter(isNamed)
    .at(-1) ?? '';

/** `/api/volunteer/claims/{id}/steps/{action}` wants a claim. */
const wantedBy = (path: string): string => {
  const segments = path.split('/');
  return segments[segments.findIndex((segment) => !isNamed(segment)) - 1] ?? '';
};
