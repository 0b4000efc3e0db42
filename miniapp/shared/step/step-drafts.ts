import { kept } from '../api/kept';
import { sessionStore } from '../api/session';
import type { PhotoDraft } from '../hooks/photos';
import type { StepDraft } from './step-forms';

export interface KeptStep extends StepDraft {
  photos: PhotoDraft[];
}

const MOST = 20;
const BLANK: KeptStep = { words: '', photos: [] };
const drafts = kept<Record<string, KeptStep>>(`one-net:${PROGRAM.key}:step-drafts`, (stored) => {
  const rows = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  return Object.fromEntries(rows.flatMap(([key, draft]) => (isKept(draft) ? [[key, draft]] : [])));
});

/** What this person has typed for a step of a thing (`order-7 confirm`), after a refusal, a closed sheet, a new start. */
export const stepDraft = (about: string): KeptStep => drafts.get()[keyOf(about)] ?? BLANK;

/** Photos still on their way go with the page. */
export function keepStep(about: string, { photos, ...draft }: KeptStep): void {
  const mine = keyOf(about);
  const others = Object.entries(drafts.get()).filter(([key]) => key !== mine);
  const kept = { ...draft, photos: photos.filter(({ file }) => file) };
  drafts.set(Object.fromEntries([...others.slice(1 - MOST), [mine, kept]]));
}

export function dropStep(about: string): void {
  const mine = keyOf(about);
  drafts.set(Object.fromEntries(Object.entries(drafts.get()).filter(([key]) => key !== mine)));
}

/** Two people may use one phone, and neither should read what the other has begun. */
const keyOf = (about: string): string => `${sessionStore.get().session?.person.id ?? 0} ${about}`;

function isKept(stored: unknown): stored is KeptStep {
  return typeof stored === 'object' && stored !== null && 'words' in stored && 'photos' in stored;
}
