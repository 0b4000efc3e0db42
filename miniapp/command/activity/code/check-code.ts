import { useEffect, useState } from 'react';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { volunteerApi, type CheckCodeView } from '@contract/volunteer/volunteer.api';
import { messageOf } from '@shared/api/api-error';
import { api } from '@shared/api/request';

const AGAIN_MS = 2_000;
/** A code is read for two turns after its own: beyond that nobody should scan it. */
const GOOD_TURNS = 2;

export interface CheckCode {
  code?: CheckCodeView;
  /** Why there is no newer one. */
  error?: string;
}

/** The code now shown; asked for anew as each runs out, for as long as the page is in sight. */
export function useCheckCode(id: number): CheckCode {
  const [shown, setShown] = useState<CheckCode>({});
  const [sight, setSight] = useState<'seen' | 'hidden'>('seen');
  useDidShow(() => setSight('seen'));
  useDidHide(() => setSight('hidden'));
  useEffect(() => {
    if (sight === 'hidden') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    let gotAt = 0;
    const ask = async (): Promise<void> => {
      let pause = AGAIN_MS;
      try {
        const code = await api(volunteerApi.code, { id }, { timeout: 5_000 });
        if (over) return;
        gotAt = Date.now();
        pause = Math.max(code.until - code.now, 0);
        setShown({ code });
      } catch (cause) {
        if (over) return;
        setShown(({ code }) => ({ code: isGood(code, Date.now() - gotAt), error: messageOf(cause) }));
      }
      timer = setTimeout(() => void ask(), pause);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [id, sight]);
  return shown;
}

const isGood = (code: CheckCodeView | undefined, age: number): CheckCodeView | undefined =>
  code && age < code.everyMs * GOOD_TURNS ? code : undefined;
