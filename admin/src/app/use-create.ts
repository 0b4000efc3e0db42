import type { Route } from '@contract/route';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiError, api, newKey } from './http';

interface Intent {
  body: string;
  key: string;
}

/**
 * A creating call with one idempotency key for one intent: repeating the same input after a lost or failed answer
 * sends the same key; a changed input, a refusal or a success begins a new intent.
 */
export function useCreate<Input extends object, Answer>(
  route: Route<Input, Answer>,
  onDone?: (answer: Answer, input: Input) => void,
): UseMutationResult<Answer, Error, Input> {
  const intent = useRef<Intent>(undefined);
  return useMutation({
    mutationFn: async (input: Input) => {
      const body = JSON.stringify(input);
      if (intent.current?.body !== body) intent.current = { body, key: newKey() };
      try {
        const answer = await api(route, input, { key: intent.current.key });
        intent.current = undefined;
        return answer;
      } catch (error) {
        if (!(error instanceof ApiError && error.passing)) intent.current = undefined;
        throw error;
      }
    },
    onSuccess: onDone,
  });
}
