import { useEffect, useMemo } from 'react';
import Taro, { useDidShow } from '@tarojs/taro';
import { useOnline } from '@shared/hooks/online';
import { useSession } from '@shared/hooks/session';
import { useKept } from '@shared/hooks/watched';
import { scans, sendScans, type KeptScan } from './scans';

/** This person's scans that are not yet with the server. */
export function useScans(personId: number): KeptScan[] {
  const rows = useKept(scans);
  return useMemo(() => rows.filter((row) => row.personId === personId), [rows, personId]);
}

/** Sends what waits: on coming in, on coming back to the program, and when the network returns. Once per program. */
export function useScansSending(): void {
  const { signedIn } = useSession();
  const send = () => void sendAndTell();
  useDidShow(send);
  useOnline(send);
  useEffect(() => {
    if (signedIn) void sendAndTell();
  }, [signedIn]);
}

async function sendAndTell(): Promise<void> {
  const sent = [...(await sendScans()).values()];
  if (sent.length === 0) return;
  const proof = sent.some(({ proofWaiting }) => proofWaiting);
  const title = proof ? '离线签到已送到，等组织者核实' : '签到已送到';
  void Taro.showToast({ title, icon: 'none' });
}
