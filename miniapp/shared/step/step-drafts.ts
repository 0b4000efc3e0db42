import { Begun } from '../hooks/begun';
import type { PhotoDraft } from '../hooks/photos';
import type { StepDraft } from './step-forms';

export interface KeptStep extends StepDraft {
  photos: PhotoDraft[];
}

const BLANK: KeptStep = { words: '', photos: [] };
const drafts = new Begun<KeptStep>('step-drafts', ['words', 'photos']);

/** What this person has typed for a step of a thing (`order-7 confirm`). */
export const stepDraft = (about: string): KeptStep => drafts.read(about) ?? BLANK;

/** Photos still on their way go with the page. */
export const keepStep = (about: string, { photos, ...draft }: KeptStep): void =>
  drafts.keep(about, { ...draft, photos: photos.filter(({ file }) => file) });

export const dropStep = (about: string): void => drafts.drop(about);
