import type { Post } from '../../contract/identity/identity.api';
import {
  EDITOR_POSTS,
  NEWS_ACTIONS,
  NEWS_CONDITIONS,
  NEWS_SEATS,
  NEWS_STATES,
  newsStep,
  PUBLISHER_POSTS,
  type NewsAction,
  type NewsCondition,
  type NewsParty,
  type NewsState,
} from '../../contract/news/news.flow';
import type { Actor } from '../kernel/actor';
import { Refusal } from '../kernel/refusal';
import type { Directory, Unit } from '../org/directory';

/** What is asked about an article before a step is taken with it. */
export interface NewsStanding {
  readonly state: NewsState;
  readonly holds: Readonly<Record<NewsCondition, boolean>>;
}

const POSTS: Record<NewsParty, readonly Post[]> = { editor: EDITOR_POSTS, publisher: PUBLISHER_POSTS };
const isSeat = ({ kind }: Unit): boolean => NEWS_SEATS.some((seat) => seat === kind);

/** What the actor is to the news of a unit: by a post there, or above it in the tree. */
export function newsPartiesOf(actor: Actor, unitId: number, org: Directory): (NewsParty | 'clock')[] {
  if (actor.kind === 'clock') return ['clock'];
  if (actor.kind !== 'staff') return [];
  const over = actor.posts.filter((held) => org.isUnder(unitId, seatOf(held.unitId, org)));
  const parties: NewsParty[] = ['editor', 'publisher'];
  return parties.filter((party) => over.some(({ post }) => POSTS[party].includes(post)));
}

/** Units for which the actor may write, parents first. */
export function seatsOf(actor: Actor, org: Directory): Unit[] {
  return org
    .byKind(...NEWS_SEATS)
    .filter(({ id }) => newsPartiesOf(actor, id, org).includes('editor'))
    .sort((one, other) => one.path.length - other.path.length || one.id - other.id);
}

/** May there be news of this unit, written by this actor? Throws `notYours` or `unitUnknown`. */
export function assertSeat(actor: Actor, unitId: number, org: Directory): void {
  const unit = org.requireUnit(unitId);
  if (!isSeat(unit) || !newsPartiesOf(actor, unitId, org).includes('editor')) throw new Refusal('notYours');
}

/** Whoever sits at the district's centre works for the district. A department is nobody's seat. */
function seatOf(unitId: number, org: Directory): number {
  const unit = org.unit(unitId);
  if (unit?.kind === 'centre') return org.district.id;
  return unit && isSeat(unit) ? unit.id : 0;
}

const unmet = (action: NewsAction, { holds }: NewsStanding): NewsCondition | undefined =>
  newsStep(action).when?.find((condition) => !holds[condition]);

/** Asks the table. */
export function mayTake(
  action: NewsAction,
  parties: readonly (NewsParty | 'clock')[],
  standing: NewsStanding,
): boolean {
  const { from, by } = newsStep(action);
  const isParty = by.some((party) => parties.includes(party));
  return isParty && from.includes(standing.state) && unmet(action, standing) === undefined;
}

/** Throws `notYours` or `stepRefused` with the reason. */
export function assertMayTake(
  action: NewsAction,
  parties: readonly (NewsParty | 'clock')[],
  standing: NewsStanding,
): void {
  if (mayTake(action, parties, standing)) return;
  const { by, from, label } = newsStep(action);
  if (!by.some((party) => parties.includes(party))) throw new Refusal('notYours');
  const condition = from.includes(standing.state) ? unmet(action, standing) : undefined;
  const why = condition === undefined ? '' : NEWS_CONDITIONS[condition];
  throw new Refusal('stepRefused', { state: NEWS_STATES[standing.state].label, label, why });
}

/** The buttons, in the table's order. */
export const newsActionsOf = (parties: readonly (NewsParty | 'clock')[], standing: NewsStanding) =>
  NEWS_ACTIONS.filter((action) => mayTake(action, parties, standing)).map((action) => {
    const { label, asks, tone } = newsStep(action);
    return { action, label, form: asks, tone: tone ?? ('plain' as const) };
  });
