import { useEffect } from 'react';
import { orgApi } from '@contract/org/org.api';
import { askedOnce } from '../api/asked-once';
import { kept } from '../api/kept';
import { api } from '../api/request';
import { useRemote } from '../hooks/remote';
import { useKept } from '../hooks/watched';

export interface Community {
  id: number;
  name: string;
}

const store = kept<Community[]>(`one-net:${PROGRAM.key}:communities`, (stored) =>
  Array.isArray(stored) ? stored : [],
);
const listed = askedOnce(() => api(orgApi.units, { kinds: 'community' }));

/** The town's communities; from the phone at once, so that one can be chosen offline, then from the server. */
export function useCommunities(): Community[] {
  const rows = useKept(store);
  const { data } = useRemote('communities', listed);
  useEffect(() => {
    if (data) store.set(data.rows.map(({ id, name }) => ({ id, name })));
  }, [data]);
  return rows;
}
