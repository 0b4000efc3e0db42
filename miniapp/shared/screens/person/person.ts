import { useCallback, useState } from 'react';
import type { PersonView } from '@contract/identity/identity.api';
import { messageOf } from '../../api/api-error';
import { sessionStore } from '../../api/session';

export interface PersonChange {
  busy: boolean;
  error?: string;
  /** Resolves to whether it worked; the session then holds the person as the server has them. */
  change: (ask: () => Promise<PersonView>) => Promise<boolean>;
}

/** Changes who I am here: my name, my phone. */
export function usePersonChange(): PersonChange {
  const [now, setNow] = useState<{ busy: boolean; error?: string }>({ busy: false });
  const change = useCallback(async (ask: () => Promise<PersonView>) => {
    setNow({ busy: true });
    try {
      const person = await ask();
      const { session } = sessionStore.get();
      if (session) sessionStore.set({ session: { ...session, person } });
      setNow({ busy: false });
      return true;
    } catch (error) {
      setNow({ busy: false, error: messageOf(error) });
      return false;
    }
  }, []);
  return { ...now, change };
}
