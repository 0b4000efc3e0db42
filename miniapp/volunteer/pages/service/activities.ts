import { useState } from 'react';
import { volunteerApi, type ActivityRow } from '@contract/volunteer/volunteer.api';
import type { UnitBrief } from '@contract/staff/unit.api';
import { api } from '@shared/api/request';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { usePaged, type Paged } from '@shared/hooks/paged';
import { useRemote } from '@shared/hooks/remote';

const ASKED = 50;
const DRAWN = 12;

export interface Activities extends Omit<Paged<ActivityRow>, 'loadMore' | 'more'> {
  /** Draw so many, and there are more. */
  drawn: number;
  more: (known: number) => boolean;
  showMore: (known: number) => void;
}

/** What recruits now, here or in one community; many are asked for at once, so that the best of them come first. */
export function useActivities(communityId: number | undefined | null): Activities {
  const key = communityId === null ? null : `activities-${communityId ?? 'all'}`;
  const list = usePaged(key, (after) =>
    api(volunteerApi.activities, { size: ASKED, after, communityId: communityId ?? undefined }),
  );
  useRefreshOnReturn(list.refresh);
  const [drawn, setDrawn] = useState(DRAWN);
  const more = (known: number) => known > drawn || list.more;
  const showMore = (known: number) => {
    setDrawn(drawn + DRAWN);
    if (known < drawn + DRAWN && list.more) void list.loadMore();
  };
  return { ...list, drawn, more, showMore };
}

export interface MyCommunities {
  loading: boolean;
  error?: string;
  rows: UnitBrief[];
}

/** Where I live and where I registered; asked for once somebody wants to see by it. */
export function useMyCommunities(when: 'wanted' | 'later'): MyCommunities {
  const { data, loading, error } = useRemote(when === 'wanted' ? 'my-communities' : null, () =>
    api(volunteerApi.me, {}),
  );
  const { community, registered = [] } = data?.volunteer ?? {};
  const rows = [...(community ? [community] : []), ...registered];
  return {
    loading,
    error,
    rows: rows.filter(({ id }, index) => rows.findIndex((each) => each.id === id) === index),
  };
}
