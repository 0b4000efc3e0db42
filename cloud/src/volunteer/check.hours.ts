import type { ActivityRecord, CheckRecord, Proof } from './volunteer.row';

const MINUTE = 60_000;

interface Span {
  readonly from: number;
  readonly to: number;
}
type Hours = Pick<ActivityRecord, 'startsAt' | 'endsAt' | 'endedAt'>;

/** When it was over: as planned, or before that, when it was ended or cancelled by hand. */
export const overAt = ({ endsAt, endedAt }: Pick<Hours, 'endsAt' | 'endedAt'>): number =>
  Math.min(endsAt, endedAt ?? endsAt);

/**
 * Whole minutes that count: from each check-in to the check-out after it, within the activity's own hours. What the
 * organiser wrote down by hand stands instead of the scans; offline scans count unless they were refused (an activity is
 * not settled before somebody looked, or had three days to). Who never checked out counts until it was over, and no
 * longer: the organiser sees it on the roster before settling.
 */
export function minutesServed(checks: readonly CheckRecord[], activity: Hours): number {
  const until = byHandOf(checks).length > 0 ? activity.endsAt : overAt(activity);
  const { spans, since } = spansOf(countedOf(checks));
  const all = since === undefined ? spans : [...spans, { from: since, to: until }];
  const within = all.map(({ from, to }) =>
    Math.max(0, Math.min(to, until) - Math.max(from, activity.startsAt)),
  );
  return Math.round(within.reduce((sum, ms) => sum + ms, 0) / MINUTE);
}

/** Those that count: the others were refused, or written over by hand. */
export function countedOf(checks: readonly CheckRecord[]): CheckRecord[] {
  const byHand = byHandOf(checks);
  return byHand.length > 0 ? byHand : scansOf(checks);
}

/** Until when somebody counts whom nobody saw leave; undefined for everybody else. */
export function countedTo(checks: readonly CheckRecord[], activity: Hours): number | undefined {
  if (byHandOf(checks).length > 0) return undefined;
  return spansOf(countedOf(checks)).since === undefined ? undefined : overAt(activity);
}

/** What is to be said of a claim's offline scans together: one that waits comes first, then one that was refused. */
export function proofOf(checks: readonly Pick<CheckRecord, 'proof'>[]): Proof {
  const found = (['waiting', 'refused', 'accepted'] as const).find((each) =>
    checks.some(({ proof }) => proof === each),
  );
  return found ?? 'none';
}

/** The last time somebody wrote down both. */
const byHandOf = (checks: readonly CheckRecord[]): CheckRecord[] =>
  checks.filter(({ source }) => source === 'manual').slice(-2);

const scansOf = (checks: readonly CheckRecord[]): CheckRecord[] =>
  checks.filter(({ proof }) => proof !== 'refused').sort((a, b) => a.at - b.at || a.id - b.id);

/** `since`: came then, and did not leave. */
function spansOf(checks: readonly CheckRecord[]): { spans: Span[]; since: number | undefined } {
  const spans: Span[] = [];
  let since: number | undefined;
  for (const { way, at } of checks) {
    if (way === 'in') since ??= at;
    else if (since !== undefined) {
      spans.push({ from: since, to: at });
      since = undefined;
    }
  }
  return { spans, since };
}
