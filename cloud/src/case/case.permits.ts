import {
  CASE_CONDITIONS,
  CASE_STATES,
  CASE_ACTIONS,
  stepOf,
  type CaseAction,
  type CaseForm,
  type CaseParty,
  type CaseState,
} from '../../contract/case/case.flow';
import type { ActionView } from '../../contract/flow';
import type { Actor } from '../kernel/actor';
import type { Directory } from '../org/directory';
import { CASE_CONDITION_RULES, CASE_RELATIONS, type CaseTies } from './case.parties';
import type { CaseRecord } from './case.row';

export interface Asking {
  readonly actor: Actor;
  readonly c: CaseRecord;
  readonly ties: CaseTies;
  readonly org: Directory;
  readonly now: number;
}

type Verdict = { ok: true; party: CaseParty | 'clock' } | { ok: false; why: string };

/** The first party of the step that the actor is to this case. */
export function relationOf(
  action: CaseAction,
  { actor, c, ties, org }: Asking,
): CaseParty | 'clock' | undefined {
  const { by } = stepOf(action);
  if (actor.kind === 'clock') return by.find((party) => party === 'clock');
  return by.find((party) => party !== 'clock' && CASE_RELATIONS[party](actor, c, org, ties));
}

/** Asks the table: state, party, then the conditions; `why` completes the sentence of the refusal. */
export function allowed(action: CaseAction, asking: Asking): Verdict {
  const { from, when = [] } = stepOf(action);
  const { c, org, ties, now } = asking;
  if (!from.includes(c.state)) return { ok: false, why: '' };
  const party = relationOf(action, asking);
  if (!party) return { ok: false, why: '' };
  const unmet = when.find((condition) => !CASE_CONDITION_RULES[condition](c, org, ties, now));
  return unmet ? { ok: false, why: CASE_CONDITIONS[unmet] } : { ok: true, party };
}

/** The steps that lead on from each state, in the table's order; joining is offered to neighbours alone, elsewhere. */
const LEAVING = Object.fromEntries(
  (Object.keys(CASE_STATES) as CaseState[]).map((state) => [
    state,
    CASE_ACTIONS.filter((action) => action !== 'join' && stepOf(action).from.includes(state)),
  ]),
) as Record<CaseState, CaseAction[]>;

/** The buttons of this actor, in the table's order. */
export function actionsOf(asking: Asking): (ActionView & { action: CaseAction; form: CaseForm })[] {
  return LEAVING[asking.c.state]
    .filter((action) => allowed(action, asking).ok)
    .map((action) => {
      const { label, asks, tone } = stepOf(action);
      return { action, label, form: asks as CaseForm, tone: tone ?? 'plain' };
    });
}
