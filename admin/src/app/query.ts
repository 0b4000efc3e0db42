import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './http';

/** A refusal is final; only silence and a failing server are worth a second try. */
const worthRetrying = (times: number, error: Error) =>
  times < 2 && error instanceof ApiError && error.passing;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthRetrying, refetchOnWindowFocus: false, staleTime: 30_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});
