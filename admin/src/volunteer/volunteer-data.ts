import type { ActionView } from '@contract/flow';
import type { Route } from '@contract/route';
import { VOLUNTEER_DESK_POSTS, type ActivityState } from '@contract/volunteer/activity.flow';
import type { OrderState } from '@contract/volunteer/order.flow';
import {
  volunteerApi,
  type ActivityView,
  type ClaimRow,
  type ClaimView,
  type OrderView,
} from '@contract/volunteer/volunteer.api';
import type { StepInput } from '@contract/volunteer/volunteer.schema';
import { useQuery } from '@tanstack/react-query';
import { api } from '../app/http';
import { usePaged } from '../app/paged';
import { useMe } from '../app/use-session';

export const VOLUNTEER = 'volunteer';

/** Whatever of volunteering has a life: its steps come from the server. */
export interface Living {
  id: number;
  stateLabel: string;
  actions: ActionView[];
}

/** How one of the three is read and moved. */
export interface Kind<View extends Living> {
  readonly name: 'order' | 'activity' | 'claim';
  readonly show: Route<{ id: number }, View>;
  readonly take: Route<StepInput, View>;
}

export const ORDER: Kind<OrderView> = {
  name: 'order',
  show: volunteerApi.showOrder,
  take: volunteerApi.takeOrder,
};
export const ACTIVITY: Kind<ActivityView> = {
  name: 'activity',
  show: volunteerApi.showActivity,
  take: volunteerApi.takeActivity,
};
export const CLAIM: Kind<ClaimView> = {
  name: 'claim',
  show: volunteerApi.showClaim,
  take: volunteerApi.takeClaim,
};
/** The same, begun from a row of the roster. */
export const ROW_OF_CLAIM: Kind<ClaimRow> = CLAIM;

export const thingKey = (name: Kind<Living>['name'], id: number) => [VOLUNTEER, name, 'one', id] as const;
const rosterKey = (activityId: number) => [VOLUNTEER, 'claim', 'roster', activityId] as const;

export const useThing = <View extends Living>({ name, show }: Kind<View>, id: number | undefined) =>
  useQuery({
    queryKey: thingKey(name, id ?? 0),
    queryFn: () => api(show, { id: id ?? 0 }),
    enabled: id !== undefined,
    staleTime: 15_000,
  });

/** What is still to be done, all, or one state. */
export type OrderFilter = { open: '1' } | { state: OrderState } | Record<never, never>;

export const useOrders = (filter: OrderFilter) =>
  usePaged([VOLUNTEER, 'order', 'list', filter], (after) =>
    api(volunteerApi.orders, { scope: 'desk', size: 30, ...filter, ...after }),
  );

export interface ActivityFilter {
  state?: ActivityState;
  communityId?: number;
  /** Beginning from then, and before then: ms since epoch. */
  from?: number;
  to?: number;
}

export const useActivities = (filter: ActivityFilter, size = 30) =>
  usePaged([VOLUNTEER, 'activity', 'list', filter, size], (after) =>
    api(volunteerApi.activities, { scope: 'desk', size, ...filter, ...after }),
  );

export const useRoster = (activityId: number) =>
  usePaged(rosterKey(activityId), (after) =>
    api(volunteerApi.roster, { id: activityId, size: 50, ...after }),
  );

/** The communities whose volunteering this person looks after. */
export function useDesks(): { id: number; name: string }[] {
  const posts = useMe().data?.posts ?? [];
  const desks = posts.filter(
    ({ post, unitKind }) => unitKind === 'community' && VOLUNTEER_DESK_POSTS.some((each) => each === post),
  );
  return [...new Map(desks.map(({ unitId, unitName }) => [unitId, { id: unitId, name: unitName }])).values()];
}
