import { Begun } from '@shared/hooks/begun';
import { BLANK, type StepDraft } from './step-form';

const drafts = new Begun<StepDraft>('steps', ['words', 'photos', 'coUnits', 'into', 'address']);

export const draftKey = (no: string, action: string): string => `${no} ${action}`;

/** What was typed before for this step, or `start`. */
export const readDraft = (key: string, start: Partial<StepDraft>): StepDraft =>
  drafts.read(key) ?? { ...BLANK, ...start };

/** Photos that are still on their way go with the page. */
export const keepDraft = (key: string, draft: StepDraft): void =>
  drafts.keep(key, { ...draft, photos: draft.photos.filter((photo) => photo.file) });

export const dropDraft = (key: string): void => drafts.drop(key);
