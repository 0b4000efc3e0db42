import type { ClaimView } from '@contract/volunteer/volunteer.api';
import { clockTime, dayStart } from '@shared/ui/time';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** What the organiser writes: clock times as `09:00`, of the day the activity began. */
export interface CorrectionDraft {
  cameAt: string;
  leftAt: string;
  words: string;
}

interface Span {
  /** ms since epoch. */
  startsAt: number;
  endsAt: number;
}

/**
 * Begun with when they came and left as far as that is known, otherwise with the hours of the activity as far as they
 * have come by now: nobody has stayed longer yet.
 */
export function correctionFor(
  { startsAt, endsAt }: Span,
  checks: ClaimView['checks'],
  now: number,
): CorrectionDraft {
  const came = checks.filter(({ way }) => way === 'in').at(-1)?.at ?? startsAt;
  const left = checks.filter(({ way }) => way === 'out').at(-1)?.at;
  const leftAt = left ?? (now > startsAt ? Math.min(now, endsAt) : endsAt);
  return { cameAt: clockTime(came), leftAt: clockTime(leftAt), words: '' };
}

/** The form as it goes over the wire; who left earlier in the clock than they came left the day after. */
export function correctionOf(
  draft: CorrectionDraft,
  { startsAt }: Span,
): {
  inAt: number;
  outAt: number;
  words: string;
} {
  const inAt = dayStart(startsAt) + sinceMidnight(draft.cameAt);
  const outAt = dayStart(startsAt) + sinceMidnight(draft.leftAt);
  return { inAt, outAt: outAt > inAt ? outAt : outAt + DAY, words: draft.words.trim() };
}

export const lacksReason = ({ words }: CorrectionDraft): string | undefined =>
  [...words.trim()].length < 2 ? '请写明理由（至少 2 个字），会留在经过里' : undefined;

function sinceMidnight(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE;
}
