import { stretch } from '../ui/time';

const OPEN_FOR = 60 * 24 * 3_600_000;

/** `想在 12月5日 周六 08:00–12:00`; whoever left it open for months has said that any time is good. */
export function wishWords({ wantedFrom, wantedTo }: { wantedFrom: number; wantedTo: number }): string {
  return wantedTo - wantedFrom > OPEN_FOR ? '什么时候都行' : `想在 ${stretch(wantedFrom, wantedTo)}`;
}
