import { useCallback } from 'react';
import type { DemoPerson } from '@contract/identity/identity.api';
import { useSession, type SessionHook } from '@shared/hooks/session';

export interface StaffDoor extends SessionHook {
  /** Signs in as a demonstration person: with the account where there is one, otherwise as their WeChat would. */
  enterAs: (person: DemoPerson) => Promise<boolean>;
}

export function useStaffDoor(): StaffDoor {
  const session = useSession();
  const { signInAs, signInStaff } = session;
  const enterAs = useCallback(
    ({ key, account, password }: DemoPerson) =>
      account && password ? signInStaff(account, password) : signInAs(key),
    [signInAs, signInStaff],
  );
  return { ...session, enterAs };
}
