import { useCallback, useRef, useState } from 'react';
import { caseApi, type CaseView } from '@contract/case/case.api';
import type { CaseAction } from '@contract/case/case.flow';
import { ApiError, messageOf } from '@shared/api/api-error';
import { api, newKey } from '@shared/api/request';
import { useRemote, type Remote } from '@shared/hooks/remote';
import { noteStep } from './steps-taken';

export interface OpenCase extends Omit<Remote<CaseView>, 'data' | 'put'> {
  view?: CaseView;
  /** The step under way. */
  taking?: CaseAction;
  /** Why the last step was refused, in the server's words. */
  refusal?: string;
  /** The step is no longer to be had: someone was faster. The view is the fresh one. */
  moved?: string;
  /** Takes a step, with the last event read sent as `seen`. Resolves to whether it was taken. */
  take: (action: CaseAction, form: Record<string, unknown>) => Promise<boolean>;
  /** Forgets refusal and news. */
  clear: () => void;
}

type Outcome = Pick<OpenCase, 'taking' | 'refusal' | 'moved'>;

/** Refusals that mean the view is old. */
const OLD_VIEW: ReadonlySet<string> = new Set(['caseMoved', 'stepRefused', 'notYours', 'notFound']);

/** One case and the steps taken with it; each step answers with the new view, so nothing is fetched twice. */
export function useOpenCase(no: string | null): OpenCase {
  const { data: view, put, refresh, ...remote } = useRemote(no, () => api(caseApi.show, { no: no ?? '' }));
  const [outcome, setOutcome] = useState<Outcome>({});
  const keyOf = useIntentKey();
  const take = useCallback(
    async (action: CaseAction, form: Record<string, unknown>) => {
      if (!view) return false;
      const input = { no: view.no, action, seen: view.seen, form };
      setOutcome({ taking: action });
      try {
        put(await api(caseApi.take, input, { key: keyOf(input) }));
        noteStep();
        setOutcome({});
        return true;
      } catch (error) {
        const isOld = error instanceof ApiError && OLD_VIEW.has(error.code);
        if (isOld) await refresh();
        setOutcome(isOld ? { moved: messageOf(error) } : { refusal: messageOf(error) });
        return false;
      }
    },
    [view, put, refresh, keyOf],
  );
  const clear = useCallback(() => setOutcome({}), []);
  return { ...remote, ...outcome, view, refresh, take, clear };
}

/** The same words sent again carry the same key; other words are another intent. */
function useIntentKey(): (input: object) => string {
  const last = useRef({ said: '', key: '' });
  return useCallback((input) => {
    const said = JSON.stringify(input);
    if (last.current.said !== said) last.current = { said, key: newKey() };
    return last.current.key;
  }, []);
}
