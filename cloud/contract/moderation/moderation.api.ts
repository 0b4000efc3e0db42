import type { FileView } from '../file/file.api';
import type { ActionView } from '../flow';
import { get, post, type Page } from '../route';
import type { ModerationState, ModeratorAction } from './moderation.flow';
import type { ModerationInput, ModerationQuery } from './moderation.schema';

/** One thing a human was asked to judge. Times are ms since epoch. */
export interface ModerationItem {
  id: number;
  kind: 'photo' | 'video' | 'words';
  /** The case it belongs to, and what was reported there. */
  no: string;
  text: string;
  address: string;
  categoryName: string;
  /** Absent where the words are what is to be judged. */
  file?: FileView;
  state: ModerationState;
  stateLabel: string;
  /** Why it came to a human, in words. */
  why: string;
  /** What the platform found, such as 「广告」; '' where it said nothing. */
  risk: string;
  since: number;
  /** Everything that was done with it, the oldest first. */
  steps: { at: number; title: string; byName: string; words: string }[];
  actions: (ActionView & { action: ModeratorAction })[];
}

export interface ModerationPage extends Page<ModerationItem> {
  /** How many wait for a human. */
  waiting: number;
}

export const moderationApi = {
  queue: get<ModerationQuery, ModerationPage>('/moderation'),
  take: post<ModerationInput, ModerationItem>('/moderation/:id/steps/:action'),
};
