import type { z } from 'zod';
import type { ActionView, Step } from '../../contract/flow';
import { volunteerForms, type VolunteerForm } from '../../contract/volunteer/volunteer.schema';
import { parse } from '../kernel/http';
import { Refusal } from '../kernel/refusal';

/** How one actor stands to one thing: what the table asks of them. */
export interface Standing<State extends string, Party extends string, Condition extends string> {
  readonly state: State;
  /** The automatic hand is the clock, and nobody else. */
  readonly is: (party: Party | 'clock') => boolean;
  readonly holds: (condition: Condition) => boolean;
}

type AnyStep<S extends string, P extends string, C extends string> = Step<S, P, C>;

type Verdict<Party, Condition> =
  | { readonly ok: true; readonly party: Party | 'clock' }
  | { readonly ok: false; readonly stranger: boolean; readonly unmet?: Condition };

/** Asks the table: party, state, then the conditions. */
function permit<S extends string, P extends string, C extends string>(
  step: AnyStep<S, P, C>,
  { state, is, holds }: Standing<S, P, C>,
): Verdict<P, C> {
  const party = step.by.find(is);
  if (party === undefined) return { ok: false, stranger: true };
  if (!step.from.includes(state)) return { ok: false, stranger: false };
  const unmet = step.when?.find((condition) => !holds(condition));
  return unmet === undefined ? { ok: true, party } : { ok: false, stranger: false, unmet };
}

/** The buttons of this actor, in the table's order. */
export function buttons<A extends string, S extends string, P extends string, C extends string>(
  actions: readonly A[],
  stepOf: (action: A) => AnyStep<S, P, C>,
  standing: Standing<S, P, C>,
): (ActionView & { action: A })[] {
  return actions
    .filter((action) => permit(stepOf(action), standing).ok)
    .map((action) => {
      const { label, asks, tone } = stepOf(action);
      return { action, label, form: asks, tone: tone ?? 'plain' };
    });
}

interface Saying<C extends string> {
  readonly states: Readonly<Record<string, { readonly label: string }>>;
  readonly conditions: Readonly<Partial<Record<C, string>>>;
}

/** The party as which the actor may take the step. Throws `notYours` or `stepRefused`. */
export function admit<S extends string, P extends string, C extends string>(
  step: AnyStep<S, P, C>,
  standing: Standing<S, P, C>,
  { states, conditions }: Saying<C>,
): P | 'clock' {
  const verdict = permit(step, standing);
  if (verdict.ok) return verdict.party;
  if (verdict.stranger) throw new Refusal('notYours');
  throw new Refusal('stepRefused', {
    state: states[standing.state]?.label ?? '',
    label: step.label,
    why: (verdict.unmet && conditions[verdict.unmet]) ?? '',
  });
}

/** A step that asks for nothing. */
interface NoForm {
  readonly words?: undefined;
}
type FormOf<F extends VolunteerForm> = F extends 'none' ? NoForm : z.output<(typeof volunteerForms)[F]>;
/** Any step's form, checked. */
export type Filled = { [F in VolunteerForm]: FormOf<F> }[VolunteerForm];

/** Checks a form; throws `badInput`. */
export function fill(form: VolunteerForm, sent: unknown): Filled {
  const schema: z.ZodType<Filled> = volunteerForms[form];
  return parse(schema, sent);
}

/** What was said and shown with a step, whatever its form. */
export const wordsOf = (form: Filled): string => ('words' in form ? (form.words ?? '') : '');
export const filesOf = (form: Filled): readonly string[] => ('files' in form ? form.files : []);
