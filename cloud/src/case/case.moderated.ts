import { maskedNumbers } from '../../contract/identity/masks';
import { RESIDENT_PARTIES } from '../../contract/case/case.flow';
import { PLACEHOLDERS } from '../../contract/moderation/moderation.flow';
import type { Actor } from '../kernel/actor';
import type { CaseRecord, EventRecord } from './case.row';
import type { OpenPart } from './case.trail';

type Reader = Pick<Actor, 'id' | 'kind'>;

/** What the public reads in the place of a report's words that are not judged yet, or were found wanting. */
export function publicPlaceholder({ contentCheck }: Pick<CaseRecord, 'contentCheck'>): string | undefined {
  if (contentCheck === 'blocked') return PLACEHOLDERS.blockedWords;
  return contentCheck === 'waiting' || contentCheck === 'held' ? PLACEHOLDERS.checkingWords : undefined;
}

/** A report's words as everybody may read them. */
export const publicWords = (c: Pick<CaseRecord, 'contentCheck' | 'text'>): string =>
  publicPlaceholder(c) ?? maskedNumbers(c.text);

/** Its author and the staff, who must work on it, read a report as it is; who joined it reads what everybody may. */
const readsAll = (actor: Reader, { reporterId }: Pick<CaseRecord, 'reporterId'>): boolean =>
  actor.kind !== 'resident' || actor.id === reporterId;

/** The same for this reader. */
export function placeholderFor(
  actor: Reader,
  c: Pick<CaseRecord, 'contentCheck' | 'reporterId'>,
): string | undefined {
  return readsAll(actor, c) ? undefined : publicPlaceholder(c);
}

/** Words of the report for this reader: nobody else's telephone number is for who merely joined. */
export const wordsFor = (actor: Reader, c: Pick<CaseRecord, 'reporterId'>, words: string): string =>
  readsAll(actor, c) ? words : maskedNumbers(words);

/**
 * What this reader gets in the place of a step's words; undefined where they read them. Residents read of one another
 * only what was judged, and that is the report itself: what is said later goes to the staff.
 */
export function stepPlaceholder(
  actor: Reader,
  event: Pick<EventRecord, 'byId'>,
  { open, c }: { open: OpenPart; c: CaseRecord },
): string | undefined {
  const byResident = RESIDENT_PARTIES.has(open.party);
  if (actor.kind !== 'resident' || !byResident || event.byId === actor.id || open.words === '')
    return undefined;
  if (open.action !== 'reported') return '';
  const words = wordsFor(actor, c, open.words);
  return placeholderFor(actor, c) ?? (words === open.words ? undefined : words);
}
