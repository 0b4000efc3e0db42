import { caseApi } from '@contract/case/case.api';
import { useQuery } from '@tanstack/react-query';
import { api } from '../app/http';

/** Tells the server every 20 s that this case is being looked at, and learns who else does. */
export function useWatching(no: string): string[] {
  const { data } = useQuery({
    queryKey: ['watching', no],
    queryFn: () => api(caseApi.watch, { no }),
    refetchInterval: 20_000,
    retry: false,
    gcTime: 0,
  });
  return data?.watching ?? [];
}
