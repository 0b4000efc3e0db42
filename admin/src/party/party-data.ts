import {
  partyLifeApi,
  type BranchView,
  type ContactView,
  type MeetingView,
  type MembershipTransferView,
} from '@contract/party/party-life.api';
import { partyApi, type RegistrationView } from '@contract/staff/party.api';
import type { RegistrationState } from '@contract/staff/registration.flow';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../app/http';
import { usePaged, useReplaceRow } from '../app/paged';

const PARTY = 'party-life';
const TRANSFERS = [PARTY, 'transfers'];
const REGISTRATIONS = [PARTY, 'registrations'];

export const usePartyMine = () =>
  useQuery({ queryKey: [PARTY, 'mine'], queryFn: () => api(partyLifeApi.mine, {}) });

export const useOrgsFound = (words: string) =>
  useQuery({
    queryKey: [PARTY, 'found', words],
    queryFn: () => api(partyLifeApi.orgsFound, { words }),
    enabled: words !== '',
  });

export const useBranch = (id: number) =>
  useQuery({
    queryKey: [PARTY, 'branch', id],
    queryFn: () => api(partyLifeApi.branch, { id }),
    staleTime: 0,
  });

export const useBranchMembers = (id: number) =>
  useQuery({ queryKey: [PARTY, 'members', id], queryFn: () => api(partyLifeApi.branchMembers, { id }) });

/** `month` as 2026-11. */
export const useMeetings = (orgUnitId: number, month: string) =>
  useQuery({
    queryKey: [PARTY, 'meetings', orgUnitId, month],
    queryFn: () => api(partyLifeApi.meetings, { orgUnitId, month }),
    staleTime: 0,
  });

export const useMeeting = (id: number) =>
  useQuery({
    queryKey: [PARTY, 'meeting', id],
    queryFn: () => api(partyLifeApi.meeting, { id }),
    staleTime: 0,
  });

export const useContacts = (orgUnitId: number | undefined) =>
  usePaged([PARTY, 'contacts', orgUnitId], (after) =>
    api(partyLifeApi.contacts, { size: 20, ...(orgUnitId === undefined ? {} : { orgUnitId }), ...after }),
  );

export const useContact = (id: number) =>
  useQuery({
    queryKey: [PARTY, 'contact', id],
    queryFn: () => api(partyLifeApi.contact, { id }),
    staleTime: 0,
  });

export const useTransfers = () =>
  usePaged(TRANSFERS, (after) => api(partyLifeApi.transfers, { size: 20, ...after }));

export const useRegistrations = (query: { state?: RegistrationState; communityId?: number }) =>
  usePaged([...REGISTRATIONS, query], (after) =>
    api(partyApi.registrations, { size: 50, ...query, ...after }),
  );

export const useRegistrationTaken = () => useReplaceRow<RegistrationView>(REGISTRATIONS);

export const useTransferTaken = () => useReplaceRow<MembershipTransferView>(TRANSFERS);

/** Puts what a step answered in place; the lists around it are read afresh. */
export function usePartyTaken() {
  const client = useQueryClient();
  return {
    meeting: (meeting: MeetingView) => {
      client.setQueryData([PARTY, 'meeting', meeting.id], meeting);
      for (const key of ['meetings', 'branch']) void client.invalidateQueries({ queryKey: [PARTY, key] });
    },
    contact: (pair: ContactView) => {
      client.setQueryData([PARTY, 'contact', pair.id], pair);
      void client.invalidateQueries({ queryKey: [PARTY, 'contacts'] });
    },
    duty: ({ id }: Pick<BranchView, 'id'>) => {
      for (const key of ['members', 'branch']) void client.invalidateQueries({ queryKey: [PARTY, key, id] });
    },
  };
}
