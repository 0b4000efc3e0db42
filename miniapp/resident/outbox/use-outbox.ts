import { useEffect, useMemo } from 'react';
import { useDidShow } from '@tarojs/taro';
import { useOnline } from '@shared/hooks/online';
import { useSession } from '@shared/hooks/session';
import { useKept } from '@shared/hooks/watched';
import { orderBox, reportBox } from './boxes';
import type { Outbox, Sendable, Waiting } from './outbox';

/** What this person has written that is not yet with the server. */
export function useWaiting<D extends Sendable, B extends object, V>(
  box: Outbox<D, B, V>,
  personId: number | undefined,
): Waiting<D, B>[] {
  const rows = useKept(box.rows);
  return useMemo(() => rows.filter((row) => row.personId === personId), [rows, personId]);
}

/** Sends what waits: on coming in, on coming back to the program, and when the network returns. Once per program. */
export function useOutboxSending(): void {
  const { signedIn } = useSession();
  useDidShow(sendAll);
  useOnline(sendAll);
  useEffect(() => {
    if (signedIn) sendAll();
  }, [signedIn]);
}

function sendAll(): void {
  void reportBox.sendWaiting();
  void orderBox.sendWaiting();
}
