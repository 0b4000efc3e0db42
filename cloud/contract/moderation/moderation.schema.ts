import { z } from 'zod';
import { paging, words } from '../text.schema';
import { MODERATOR_ACTIONS } from './moderation.flow';

export const moderationQuery = z.strictObject({ ...paging, which: z.enum(['open', 'done']).default('open') });
export type ModerationQuery = z.input<typeof moderationQuery>;

export const moderationInput = z.strictObject({
  id: z.coerce.number().int().positive(),
  action: z.enum(MODERATOR_ACTIONS),
  words: words(200, 2),
});
export type ModerationInput = z.input<typeof moderationInput>;
