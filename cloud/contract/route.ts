/**
 * A route is data: both sides read the same row, the client to call it and the controller to serve it.
 * `Input` holds path parameters, query (GET) or JSON body (others) in one flat object; `Answer` is the JSON answered with 200.
 */
export interface Route<Input, Answer> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api`, with parameters as `:name`. */
  readonly path: string;
  /** A creating call: it carries an `Idempotency-Key`, and the same key with the same body gets the same answer. */
  readonly creates: boolean;
  /** Never present at run time; it carries the types. */
  readonly types?: { input: Input; answer: Answer };
}

type Nothing = Record<never, never>;

const route =
  (kind: Pick<Route<unknown, unknown>, 'method' | 'creates'>) =>
  <Input = Nothing, Answer = unknown>(path: string): Route<Input, Answer> => ({ ...kind, path });

export const get = route({ method: 'GET', creates: false });
export const post = route({ method: 'POST', creates: false });
export const put = route({ method: 'PUT', creates: false });
export const remove = route({ method: 'DELETE', creates: false });
/** A POST that brings something into being, and so is idempotent by key. */
export const create = route({ method: 'POST', creates: true });

/** One page of a keyset list: `next` is passed back as `after`; absent on the last page. */
export interface Page<T> {
  rows: T[];
  next?: string;
  /** Where counters answer it or it is soon counted, otherwise absent. */
  total?: number;
  /** There are more than `total`: it was counted no further. */
  atLeast?: true;
  /** Where words were looked for. */
  searched?: Searched;
}

/** Reported from then until then, ms since epoch. */
export interface Searched {
  from: number;
  to: number;
}
