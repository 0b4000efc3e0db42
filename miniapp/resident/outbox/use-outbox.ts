import { useEffect, useMemo } from 'react';
import { useDidShow } from '@tarojs/taro';
import { useOnline } from '@shared/hooks/online';
import { useSession } from '@shared/hooks/session';
import { useKept } from '@shared/hooks/watched';
import { outbox, sendWaiting, type WaitingReport } from './outbox';

/** This person's reports that are not yet with the server. */
export function useWaiting(personId: number | undefined): WaitingReport[] {
  const rows = useKept(outbox);
  return useMemo(() => rows.filter((row) => row.personId === personId), [rows, personId]);
}

/** Sends what waits: on coming in, on coming back to the program, and when the network returns. Once per program. */
export function useOutboxSending(): void {
  const { signedIn } = useSession();
  const send = () => void sendWaiting();
  useDidShow(send);
  useOnline(send);
  useEffect(() => {
    if (signedIn) void sendWaiting();
  }, [signedIn]);
}
