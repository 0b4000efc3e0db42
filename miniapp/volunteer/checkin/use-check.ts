import { useState } from 'react';
import { readPosition, type Point } from '@shared/hooks/here';
import { deviceNumber } from '../checks/device';
import { useKept } from '@shared/hooks/watched';
import { arrivalOf, scans, submitScan, type CheckOutcome } from '../checks/scans';
import { readCode } from './read-code';

export type Way = 'in' | 'out';
/** `lost`: the phone would not say where it is. */
export type Outcome = CheckOutcome | { lost: true };

export interface CheckHook {
  phase: 'ready' | 'locating' | 'scanning' | 'sending';
  outcome?: Outcome;
  /** `typed` instead of a scan, where there is no camera to scan with. */
  check: (typed?: string) => Promise<void>;
}

interface Checking {
  personId: number;
  way: Way;
  /** Of the activity. */
  title: string;
}

/** One check-in or check-out: first where, since it may take long, then the code, which lasts only seconds. */
export function useCheck({ personId, way, title }: Checking): CheckHook {
  const [now, setNow] = useState<Omit<CheckHook, 'check'>>({ phase: 'ready' });
  // Drawn anew when what waited has gone.
  useKept(scans);
  const check = async (typed?: string): Promise<void> => {
    setNow({ phase: 'locating' });
    const place = await whereItIs();
    if (!place) return setNow({ phase: 'ready', outcome: { lost: true } });
    setNow({ phase: 'scanning' });
    const code = typed ?? (await readCode());
    if (code === undefined) return setNow({ phase: 'ready' });
    const phoneAt = Date.now();
    setNow({ phase: 'sending' });
    const scan = { way, code, place, phoneAt, device: deviceNumber() };
    setNow({ phase: 'ready', outcome: await submitScan(personId, title, scan) });
  };
  return { phase: now.phase, outcome: now.outcome && asItIs(now.outcome), check };
}

/** What had to wait may have got through meanwhile. */
function asItIs(outcome: Outcome): Outcome {
  const view = 'waiting' in outcome ? arrivalOf(outcome.waiting) : undefined;
  return view ? { view } : outcome;
}

async function whereItIs(): Promise<Point | undefined> {
  try {
    return await readPosition();
  } catch (cause) {
    console.warn('没有取得定位', cause);
    return undefined;
  }
}
