import { useState } from 'react';
import type { CaseList } from './use-case-list';

/** The case under the cursor. Moving past the end fetches more. */
export function useCursor({ rows, list }: CaseList) {
  const [focused, focus] = useState<string>();
  const move = (by: 1 | -1) => {
    const at = rows.findIndex(({ no }) => no === focused);
    const next = rows[at < 0 ? 0 : at + by];
    if (next) focus(next.no);
    else if (by === 1 && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };
  return { focused, focus, move };
}
