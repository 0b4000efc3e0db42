import { identityApi, type PersonView } from '@contract/identity/identity.api';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { api } from './http';
import { session } from './session';

export const ME = ['me'] as const;

/** The next person on this computer must not find what the last one read. */
export const forgetPerson = (client: QueryClient) =>
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'demo-people' });

export function useSession() {
  return useSyncExternalStore(session.watch, session.current);
}

/** Who is signed in, with their posts. */
export function useMe() {
  return useQuery<PersonView>({ queryKey: ME, queryFn: () => api(identityApi.me, {}), staleTime: Infinity });
}

/** Ends the session on the server, and here even when the server does not answer. */
export function useSignOut() {
  const client = useQueryClient();
  return useCallback(
    async (notice?: string) => {
      try {
        await api(identityApi.signOut, {});
      } finally {
        session.leave(notice);
        forgetPerson(client);
      }
    },
    [client],
  );
}
