import type { CaseView } from '@contract/case/case.api';

/** What is drawn of a case beside its steps. */
export type Drawn = Pick<CaseView, 'state' | 'dueAt' | 'holder' | 'holds'>;

/** What a step's hashed part says of the case after it; undefined where this reader may not read it, or it is from before it was hashed. */
export interface Told {
  readonly seq: number;
  readonly at: number;
  readonly to: unknown;
  readonly holderId: unknown;
  readonly dueAt: unknown;
}

/** The first step after which the case is not drawn as it was: who had it when, and of the newest, where it stands. */
export function drawnOtherwise(steps: readonly Told[], drawn: Drawn): number | undefined {
  const wrong = steps.find((step) => !isHeld(step, drawn.holds));
  if (wrong) return wrong.seq;
  const last = steps[steps.length - 1];
  if (!last) return undefined;
  const stray = drawn.holds.find((hold) => !begins(hold, steps));
  if (stray) return steps.find(({ at }) => at === stray.from)?.seq ?? last.seq;
  return standsSo(last, drawn) ? undefined : last.seq;
}

function standsSo({ to, holderId, dueAt }: Told, drawn: Drawn): boolean {
  return (
    (to === undefined || to === drawn.state) &&
    (holderId === undefined || holderId === (drawn.holder?.id ?? null)) &&
    (dueAt === undefined || dueAt === (drawn.dueAt ?? null))
  );
}

/** Two steps may fall on the same millisecond: a hold may end where it begins. */
function isHeld({ at, holderId }: Told, holds: Drawn['holds']): boolean {
  if (holderId === undefined) return true;
  if (holderId === null) return !holds.some(({ from, to }) => from <= at && (to === undefined || to > at));
  return holds.some(
    ({ unit, from, to }) => unit.id === holderId && from <= at && (to === undefined || to >= at),
  );
}

const begins = ({ unit, from }: Drawn['holds'][number], steps: readonly Told[]): boolean =>
  steps.some(({ at, holderId }) => at === from && (holderId === undefined || holderId === unit.id));
