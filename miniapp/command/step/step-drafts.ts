import { kept } from '@shared/api/kept';
import { BLANK, type StepDraft } from './step-form';

type Drafts = Record<string, Partial<StepDraft>>;

const MOST = 20;
const drafts = kept<Drafts>('one-net:command:steps', (stored) => (isRecord(stored) ? stored : {}));

export const draftKey = (no: string, action: string): string => `${no} ${action}`;

/** What was typed before for this step, or `start`. Photos that were still on their way are gone with the page. */
export function readDraft(key: string, start: Partial<StepDraft>): StepDraft {
  return { ...BLANK, ...start, ...drafts.get()[key] };
}

export function keepDraft(key: string, draft: StepDraft): void {
  const others = Object.entries(drafts.get()).filter(([name]) => name !== key);
  const sent = draft.photos.filter((photo) => photo.file);
  drafts.set(Object.fromEntries([...others.slice(1 - MOST), [key, { ...draft, photos: sent }]]));
}

export function dropDraft(key: string): void {
  drafts.set(Object.fromEntries(Object.entries(drafts.get()).filter(([name]) => name !== key)));
}

function isRecord(stored: unknown): stored is Drafts {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored);
}
