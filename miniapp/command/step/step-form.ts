import type { ComponentType } from 'react';
import type { CaseView } from '@contract/case/case.api';
import type { CaseEnding, CaseForm, RatingLevel } from '@contract/case/case.flow';
import type { CaseFormInput } from '@contract/case/case.schema';
import type { PhotoDraft } from '@shared/hooks/photos';
import type { Point } from '@shared/place/distance';

/** What has been typed and chosen for one step, kept on the phone until it is sent. */
export interface StepDraft {
  words: string;
  photos: PhotoDraft[];
  ending?: CaseEnding;
  yes?: boolean;
  level?: RatingLevel;
  days?: number;
  unit?: Named;
  coUnits: Named[];
  /** A case number. */
  into: string;
  category?: { code: string; name: string };
  place?: Point;
  address: string;
}

export interface Named {
  id: number;
  name: string;
}

export interface FieldsProps {
  draft: StepDraft;
  change: (part: Partial<StepDraft>) => void;
  view: CaseView;
}

/** One form of the flow table, as the phone draws it. */
export interface StepForm<F extends CaseForm> {
  Fields: ComponentType<FieldsProps>;
  /** What is filled in beforehand. */
  start?: (view: CaseView) => Partial<StepDraft>;
  /** Over the photos; absent where the form takes none. */
  photos?: string;
  /** What is still missing, as a sentence. The server looks at the rest. */
  lacks: (draft: StepDraft) => string | undefined;
  /** `files` are the ids of the photos sent. */
  fill: (draft: StepDraft, files: string[]) => CaseFormInput<F>;
}

export const BLANK: StepDraft = { words: '', photos: [], coUnits: [], into: '', address: '' };

/** The sentence to show when the words a form insists on are not there. */
export function lacksWords({ words }: StepDraft, what: string): string | undefined {
  return [...words.trim()].length < 2 ? `请填写${what}（至少 2 个字）` : undefined;
}
