import { newKey } from '@shared/api/request';
import type { Point } from '@shared/hooks/here';
import { Drafts } from './drafts';
import type { Sendable } from './outbox';

/** By the question's code. */
export type Answers = Record<string, string | string[]>;

/** A report being written. */
export interface ReportDraft extends Sendable {
  text: string;
  place?: Point;
  address: string;
  categoryCode?: string;
  answers: Answers;
  hideName: boolean;
}

export const reportDrafts = new Drafts<ReportDraft>({
  storage: 'one-net:resident:drafts',
  blank: () => ({ key: newKey(), text: '', address: '', answers: {}, photos: [], hideName: false }),
  fields: ['key', 'text', 'address', 'answers', 'photos', 'hideName'],
});
