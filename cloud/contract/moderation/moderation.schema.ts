import { z } from 'zod';
import { paging, words } from '../text.schema';
import { MODERATION_STATES, MODERATOR_ACTIONS, type ModerationState } from './moderation.flow';

const states = Object.keys(MODERATION_STATES) as ModerationState[];

export const moderationQuery = z.strictObject({ ...paging, which: z.enum(['open', 'done']).default('open') });
export type ModerationQuery = z.input<typeof moderationQuery>;

export const moderationInput = z.strictObject({
  id: z.coerce.number().int().positive(),
  action: z.enum(MODERATOR_ACTIONS),
  /** How it stood when the moderator read it: what somebody else decided meanwhile is not overruled unseen. */
  seen: z.enum(states),
  words: words(200, 2),
});
export type ModerationInput = z.input<typeof moderationInput>;
