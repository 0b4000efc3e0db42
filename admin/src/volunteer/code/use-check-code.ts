import { volunteerApi, type CheckCodeView } from '@contract/volunteer/volunteer.api';
import { useEffect, useState } from 'react';
import { ApiError, api } from '../../app/http';
import { goodFor, nextIn } from './check-code';

const PATIENCE_MS = 4_000;
const AGAIN_MS = 2_000;

export interface ShownCode {
  /** Absent whenever there is none that would still be taken. */
  code?: CheckCodeView;
  /** No answer comes. */
  lost: 'no' | 'yes';
  /** What the server said no to. */
  refusal?: string;
}

/** The code to show now, turn after turn. One that has run out is taken away, whether or not another came. */
export function useCheckCode(activityId: number): ShownCode {
  const [shown, show] = useState<ShownCode>({ lost: 'no' });
  useEffect(() => {
    let over: ReturnType<typeof setTimeout> | undefined;
    let next: ReturnType<typeof setTimeout> | undefined;
    const leaving = new AbortController();
    const ask = async () => {
      const asked = performance.now();
      try {
        const code = await withPatience(
          (signal) => api(volunteerApi.code, { id: activityId }, { signal }),
          leaving,
        );
        if (leaving.signal.aborted) return;
        const took = performance.now() - asked;
        clearTimeout(over);
        show({ code, lost: 'no' });
        over = setTimeout(() => show(({ code: _gone, ...rest }) => rest), goodFor(code) - took);
        next = setTimeout(() => void ask(), nextIn(code, took));
      } catch (error) {
        if (leaving.signal.aborted) return;
        const refused = error instanceof ApiError && !error.passing;
        show((now) => (refused ? { lost: 'no', refusal: error.message } : { ...now, lost: 'yes' }));
        next = setTimeout(() => void ask(), AGAIN_MS);
      }
    };
    void ask();
    return () => {
      leaving.abort();
      clearTimeout(over);
      clearTimeout(next);
    };
  }, [activityId]);
  return shown;
}

/** An answer that comes after its turn is no use. */
async function withPatience<Answer>(
  call: (signal: AbortSignal) => Promise<Answer>,
  leaving: AbortController,
): Promise<Answer> {
  const giveUp = new AbortController();
  const stop = () => giveUp.abort();
  const timer = setTimeout(stop, PATIENCE_MS);
  leaving.signal.addEventListener('abort', stop);
  try {
    return await call(giveUp.signal);
  } finally {
    clearTimeout(timer);
    leaving.signal.removeEventListener('abort', stop);
  }
}
