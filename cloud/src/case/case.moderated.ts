import { PLACEHOLDERS } from '../../contract/moderation/moderation.flow';
import type { Actor } from '../kernel/actor';
import type { CaseRecord, EventRecord } from './case.row';
import type { OpenPart } from './case.trail';

/** What the public reads in the place of a report's words that are not judged yet, or were found wanting. */
export function publicPlaceholder({ contentCheck }: Pick<CaseRecord, 'contentCheck'>): string | undefined {
  if (contentCheck === 'blocked') return PLACEHOLDERS.blockedWords;
  return contentCheck === 'waiting' || contentCheck === 'held' ? PLACEHOLDERS.checkingWords : undefined;
}

/** The same for this reader: its author and the staff, who must work on it, read a report as it is. */
export function placeholderFor(
  actor: Actor,
  c: Pick<CaseRecord, 'contentCheck' | 'reporterId'>,
): string | undefined {
  return actor.kind !== 'resident' || actor.id === c.reporterId ? undefined : publicPlaceholder(c);
}

/**
 * What this reader gets in the place of a step's words; undefined where they read them. Residents read of one another
 * only what was judged, and that is the report itself: what is said later goes to the staff.
 */
export function stepPlaceholder(
  actor: Actor,
  event: Pick<EventRecord, 'byId'>,
  { open, c }: { open: OpenPart; c: CaseRecord },
): string | undefined {
  const byResident = open.party === 'reporter' || open.party === 'neighbour';
  if (actor.kind !== 'resident' || !byResident || event.byId === actor.id || open.words === '')
    return undefined;
  return open.action === 'reported' ? placeholderFor(actor, c) : '';
}
