import type { CaseAction, CaseEnding, RatingLevel } from '../../contract/case/case.flow';

/** Who takes a step, as the case itself would name them; `neighbour2` is the second to say “me too”. */
export type Who =
  | 'reporter'
  | 'neighbour'
  | 'neighbour2'
  | 'intake'
  | 'shiftLeader'
  | 'dispatcher'
  | 'handler'
  | 'coHandler'
  | 'inspector'
  | 'leader';

/** To whom a case is dispatched: the category's own unit, a wrong one, or the street or community it lies in. */
export type Target = 'usual' | 'other' | 'street' | 'community';

export interface StoryStep {
  /** Since the step before: `40%` of the time limit then running, `2h` or `5d` working time, `20H` by the clock. */
  readonly after: string;
  readonly who: Who;
  readonly does: CaseAction;
  readonly to?: Target;
  /** Another unit takes part. */
  readonly jointly?: true;
  readonly ending?: CaseEnding;
  readonly level?: RatingLevel;
  readonly found?: boolean;
  readonly reached?: boolean;
  readonly days?: number;
  /** With a picture, where the report had one. */
  readonly shows?: 'before' | 'after';
  /** Words of its own; otherwise the town's words for such a step. */
  readonly says?: string;
}

export interface Story {
  readonly name: string;
  /** How often, beside the others of its list. */
  readonly weight: number;
  readonly by?: 'resident' | 'gridWorker' | 'hotline';
  readonly steps: readonly StoryStep[];
  /** Days ago it began at the latest, so that it has had its end; otherwise today may find it anywhere. */
  readonly oldEnough?: number;
  /** Needs a category with days rather than hours. */
  readonly slow?: true;
  /** The reporter did not say what it is. */
  readonly unclassed?: true;
  /** A second report about the same thing, soon after the first, goes its own way. */
  readonly twin?: readonly StoryStep[];
}

/** A story that today finds just there where its steps end. */
export interface OpenStory extends Omit<Story, 'weight' | 'twin' | 'oldEnough'> {
  /** How many, however large the town. */
  readonly times?: number;
  readonly weight?: number;
  readonly where?: 'demoGrid' | 'demoCommunity' | 'demoStreet';
  readonly category?: string;
  readonly lamp?: 'green' | 'yellow' | 'red';
  /** How far into the limit of its last state, 0 to 1. */
  readonly share?: number;
  /** Key of the person who reported it, and in which words. */
  readonly person?: string;
  readonly text?: string;
  readonly neighbour?: string;
  /** Days ago it began, for stories that are over. */
  readonly daysAgo?: number;
}
