import { orgApi } from '@contract/org/org.api';
import { pointsApi, type GoodView, type RedemptionView } from '@contract/points/points.api';
import type { EarnersQuery, LeagueQuery } from '@contract/points/points.schema';
import type { RedemptionState } from '@contract/points/redemption.flow';
import { useQuery } from '@tanstack/react-query';
import { api } from '../app/http';
import { usePaged, useReplaceRow } from '../app/paged';

export const GOODS = ['points', 'goods'] as const;
const REDEMPTIONS = ['points', 'redemptions'] as const;
export const RULES = ['points', 'rules'] as const;
export const LEAGUE = ['points', 'league'] as const;

/** Whose counter one stands behind. */
export const useSeats = () =>
  useQuery({ queryKey: ['points', 'seats'], queryFn: () => api(pointsApi.seats, {}), staleTime: 600_000 });

export const useRules = () => useQuery({ queryKey: RULES, queryFn: () => api(pointsApi.rules, {}) });

export interface LeagueChoice {
  by: NonNullable<LeagueQuery['by']>;
  month?: string;
  communityId?: number;
}
export const useLeague = (query: LeagueChoice) =>
  useQuery({ queryKey: [...LEAGUE, query], queryFn: () => api(pointsApi.league, query) });

export const useEarners = (query: EarnersQuery) =>
  useQuery({ queryKey: ['points', 'earners', query], queryFn: () => api(pointsApi.earners, query) });

export const useCommunities = () =>
  useQuery({
    queryKey: ['points', 'communities'],
    queryFn: () => api(orgApi.units, { kinds: 'community' }),
    staleTime: 600_000,
  });

export const useGoods = () =>
  usePaged<GoodView>(GOODS, (after) => api(pointsApi.goods, { scope: 'desk', ...after }));
export const useReplaceGood = () => useReplaceRow<GoodView>(GOODS);

export const useRedemptions = (query: { code?: string; state?: RedemptionState }) =>
  usePaged<RedemptionView>([...REDEMPTIONS, query], (after) =>
    api(pointsApi.redemptions, { scope: 'desk', ...query, ...after }),
  );

/** Puts what a step answered in the place of the redemption, in every list. */
export const useRedemptionTaken = () => useReplaceRow<RedemptionView>(REDEMPTIONS);
