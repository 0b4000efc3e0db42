import type { CaseQuery } from '@contract/case/case.schema';
import type { Searched } from '@contract/route';

export const SCOPES = [
  { key: 'todo', label: '待办' },
  { key: 'desk', label: '调度台' },
  { key: 'unit', label: '本单位' },
  { key: 'red', label: '亮红灯' },
] as const;

export type Scope = (typeof SCOPES)[number]['key'];

const FILTERS = [
  'states',
  'categories',
  'unitId',
  'lamp',
  'supervised',
  'unplaced',
  'words',
  'from',
  'to',
] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Partial<Record<FilterName, string>>;

export interface DeskQuery {
  scope: Scope;
  filters: Filters;
}

/** The address bar holds the query, so that a view can be kept, shared and gone back to. */
export function readQuery(params: URLSearchParams): DeskQuery {
  const scope = SCOPES.find(({ key }) => key === params.get('scope'))?.key ?? 'desk';
  const filters: Filters = {};
  for (const name of FILTERS) {
    const value = params.get(name);
    if (value) filters[name] = value;
  }
  return { scope, filters };
}

/** The query as plain text pairs: for the address bar and for a saved view. */
export function queryPairs({ scope, filters }: DeskQuery): Record<string, string> {
  const pairs = FILTERS.flatMap((name) => (filters[name] ? [[name, filters[name]] as const] : []));
  return Object.fromEntries([['scope', scope] as const, ...pairs]);
}

/** The query as the server takes it. */
export function caseQuery({ scope, filters }: DeskQuery): CaseQuery {
  const { lamp, supervised, unplaced, words, ...others } = filters;
  return {
    ...others,
    scope,
    lamp: lamp === 'green' || lamp === 'yellow' || lamp === 'red' ? lamp : undefined,
    supervised: supervised === '1' ? '1' : undefined,
    unplaced: unplaced === '1' ? '1' : undefined,
    words: words?.trim() || undefined,
  };
}

/** The same words before the days looked through; none where the filter asks for no earlier day. */
export function earlierQuery({ scope, filters }: DeskQuery, searched?: Searched): DeskQuery | undefined {
  if (!searched || Number(filters.from ?? 0) >= searched.from) return undefined;
  return { scope, filters: { ...filters, to: String(searched.from - 1) } };
}
