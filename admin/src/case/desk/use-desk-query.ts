import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { caseQuery, queryPairs, readQuery, type DeskQuery } from './desk-query';

/** The desk's query, kept in the address bar; `asked` is the same in the server's terms. */
export function useDeskQuery() {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => readQuery(params), [params]);
  const asked = useMemo(() => caseQuery(query), [query]);
  const ask = (next: DeskQuery) => setParams(queryPairs(next), { replace: true });
  return { query, asked, ask };
}
