import type { Post } from '@contract/identity/identity.api';
import { partyApi } from '@contract/staff/party.api';
import { staffApi, type StaffView } from '@contract/staff/staff.api';
import { unitApi } from '@contract/staff/unit.api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../app/http';
import { useMe } from '../app/use-session';

export const STAFF = 'org-staff';
const UNITS = 'org-units';
export const PARTY = 'org-party';

export const useUnit = (id: number | undefined) =>
  useQuery({
    queryKey: [UNITS, 'one', id],
    queryFn: () => api(unitApi.show, { id: id ?? 0 }),
    enabled: id !== undefined,
  });

export const useFoundUnits = (words: string) =>
  useQuery({
    queryKey: [UNITS, 'found', words],
    queryFn: () => api(unitApi.found, { words }),
    enabled: words !== '',
  });

export const usePerson = (id: number) =>
  useQuery({ queryKey: [STAFF, 'one', id], queryFn: () => api(staffApi.show, { id }) });

export const usePartyOrgs = () =>
  useQuery({ queryKey: [PARTY, 'orgs'], queryFn: () => api(partyApi.orgs, {}) });

/** What is shown of people, units and the Party is asked for anew; the person in hand is put in place at once. */
export function useOrgChanged() {
  const client = useQueryClient();
  return useCallback(
    (person?: StaffView) => {
      for (const key of [STAFF, UNITS, PARTY]) void client.invalidateQueries({ queryKey: [key] });
      if (person) client.setQueryData([STAFF, 'one', person.id], person);
    },
    [client],
  );
}

/** Does whoever is signed in hold this post in their own right? */
export function useHolds(post: Post): boolean {
  return useMe().data?.posts.some((held) => held.post === post) ?? false;
}

/** A day in the town, wherever the browser stands → ms of its midnight. */
export const dayBegins = (day: string) => Date.parse(`${day}T00:00:00+08:00`);
export const DAY_MS = 86_400_000;
