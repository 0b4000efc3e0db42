import { useEffect, useState } from 'react';
import { caseApi } from '@contract/case/case.api';
import { api } from '@shared/api/request';

const EVERY_MS = 20_000;

/** Says “I am looking at it” while the page is open, and gives the names of the others who are. */
export function useWatching(no: string | undefined): string[] {
  const [others, setOthers] = useState<string[]>([]);
  useEffect(() => {
    if (!no) return undefined;
    let gone = false;
    const look = () =>
      api(caseApi.watch, { no })
        .then(({ watching }) => {
          if (!gone) setOthers(watching);
        })
        .catch((cause: unknown) => console.warn('没有记下正在查看', cause));
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [no]);
  return others;
}
