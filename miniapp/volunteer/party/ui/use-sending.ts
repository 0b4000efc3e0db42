import { useState } from 'react';
import { messageOf } from '@shared/api/api-error';
import { useIntentKey } from '@shared/hooks/steps';

export interface Sending {
  busy: boolean;
  /** Sending was tried: what is missing is drawn from then on. */
  tried: boolean;
  /** Why it was refused. */
  trouble?: string;
  /** Resolves to what was made, or undefined; nothing is sent while something is missing. */
  send: <I extends object, T>(
    input: I | undefined,
    work: (input: I, key: string) => Promise<T>,
  ) => Promise<T | undefined>;
}

/** Something made by one tap, once however often it is tapped; a refusal is kept in words. */
export function useSending(): Sending {
  const [now, setNow] = useState<{ busy: boolean; tried: boolean; trouble?: string }>({
    busy: false,
    tried: false,
  });
  const keyOf = useIntentKey();
  const send = async <I extends object, T>(
    input: I | undefined,
    work: (input: I, key: string) => Promise<T>,
  ): Promise<T | undefined> => {
    if (input === undefined || now.busy) {
      setNow((was) => ({ ...was, tried: true }));
      return undefined;
    }
    setNow({ busy: true, tried: true });
    try {
      const made = await work(input, keyOf(input));
      setNow({ busy: false, tried: false });
      return made;
    } catch (cause) {
      setNow({ busy: false, tried: true, trouble: messageOf(cause) });
      return undefined;
    }
  };
  return { ...now, send };
}
