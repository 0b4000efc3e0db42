import type { ActivityRecord, CheckRecord, ClaimRecord } from './volunteer.row';

const MINUTE = 60_000;

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Whole minutes that count: from each check-in to the check-out after it, within the activity's own hours. What the
 * organiser wrote down by hand stands instead of the scans before it; offline scans count unless they were refused (an
 * activity is not settled before somebody looked, or had three days to). Who never checked out is taken to have stayed to the end, as the organiser sees before settling.
 */
export function minutesServed(
  checks: readonly CheckRecord[],
  { proof }: Pick<ClaimRecord, 'proof'>,
  activity: Pick<ActivityRecord, 'startsAt' | 'endsAt'>,
): number {
  const counted = countedOf(checks, proof);
  const spans: Span[] = [];
  let since: number | undefined;
  for (const { way, at } of counted) {
    if (way === 'in') since ??= at;
    else if (since !== undefined) {
      spans.push({ from: since, to: at });
      since = undefined;
    }
  }
  if (since !== undefined) spans.push({ from: since, to: activity.endsAt });
  const within = spans.map(({ from, to }) =>
    Math.max(0, Math.min(to, activity.endsAt) - Math.max(from, activity.startsAt)),
  );
  return Math.round(within.reduce((sum, ms) => sum + ms, 0) / MINUTE);
}

function countedOf(checks: readonly CheckRecord[], proof: ClaimRecord['proof']): CheckRecord[] {
  const byHand = checks.filter(({ source }) => source === 'manual').slice(-2);
  if (byHand.length > 0) return byHand;
  return checks
    .filter(({ source }) => source === 'scan' || proof !== 'refused')
    .sort((a, b) => a.at - b.at || a.id - b.id);
}
