import { moderationApi, type ModerationItem } from '@contract/moderation/moderation.api';
import { useSteps, type Steps } from '../ui/use-steps';
import { DecisionFields, REASONS } from './DecisionFields';
import { KINDS } from './ModerationList';
import type { ModerationQueue } from './use-moderation';

/** Pass or block, with a reason that stays with it. */
export const useDecisions = ({ onDecided, reload }: ModerationQueue): Steps<ModerationItem> =>
  useSteps(
    {
      take: moderationApi.take,
      taken: onDecided,
      input: ({ id, state: seen }, { action }, { words }) => ({ id, action, seen, words: String(words) }),
      readAgain: async () => {
        await reload();
        return undefined;
      },
    },
    {
      key: ({ id }) => `moderation:${id}`,
      name: ({ kind }) => KINDS[kind],
      about: ({ why, risk }) => [why, risk].filter(Boolean).join(' · '),
      first: 'words',
      initial: ({ action }) => ({ words: REASONS[action][0] }),
      fields: ({ action }) => <DecisionFields action={action} />,
    },
  );
