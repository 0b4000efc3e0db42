import { volunteerApi, type ClaimView } from '@contract/volunteer/volunteer.api';
import type { CheckInput } from '@contract/volunteer/volunteer.schema';
import { ApiError, messageOf } from '@shared/api/api-error';
import { kept } from '@shared/api/kept';
import { api, newKey } from '@shared/api/request';
import { sessionStore } from '@shared/api/session';

/** What was read from the screen, where and when. */
export type Scan = Omit<CheckInput, 'offline'>;

/** A scan on its way to the server: safe on the phone from the moment it was read. */
export interface KeptScan {
  personId: number;
  /** Of the activity; '' when it was not known. */
  title: string;
  scan: Scan;
  /** One key for the scan sent at once, another for the same sent late: they are two bodies. */
  keys: { atOnce: string; late: string };
  /** It could not be sent when it was read: it was tried and nothing came back, or one before it was still waiting. */
  cut: boolean;
  /** The server's reason, when it will have none of it. */
  refusal?: Refusal;
}
export interface Refusal {
  code: string;
  message: string;
}
/** Checked, waiting for the network under that key, or refused. */
export type CheckOutcome = { view: ClaimView } | { waiting: string } | { refusal: Refusal };

export const scans = kept<KeptScan[]>(`one-net:${PROGRAM.key}:scans`, (stored) =>
  Array.isArray(stored) ? stored.filter(isKept) : [],
);

let running: Promise<Map<string, ClaimView>> | undefined;
/** What came of the scans of this run of the program. */
const arrivals = new Map<string, ClaimView>();

/** The claim, once a scan that had to wait has got through. */
export const arrivalOf = (key: string): ClaimView | undefined => arrivals.get(key);

/** Keeps the scan and tries to send it. What is refused at once is only said, not kept. */
export async function submitScan(personId: number, title: string, scan: Scan): Promise<CheckOutcome> {
  const keys = { atOnce: newKey(), late: newKey() };
  scans.set([...scans.get(), { personId, title, scan, keys, cut: false }]);
  // A run that began before this scan would not send it.
  await running;
  const view = (await sendScans()).get(keys.atOnce);
  if (view) return { view };
  const refusal = find(keys.atOnce)?.refusal;
  if (!refusal) return { waiting: keys.atOnce };
  discardScan(keys.atOnce);
  return { refusal };
}

/**
 * Sends what this person has waiting, oldest first, one run at a time. Gives the claims by the scan's key. A failure that
 * may pass ends the run: a check-out that overtook its check-in would be refused for good.
 */
export function sendScans(): Promise<Map<string, ClaimView>> {
  running ??= Promise.resolve().then(run);
  return running;
}

export function discardScan(key: string): void {
  scans.set(scans.get().filter(({ keys }) => keys.atOnce !== key));
}

const find = (key: string): KeptScan | undefined => scans.get().find(({ keys }) => keys.atOnce === key);

function patch(key: string, part: Partial<KeptScan>): void {
  scans.set(scans.get().map((row) => (row.keys.atOnce === key ? { ...row, ...part } : row)));
}

async function run(): Promise<Map<string, ClaimView>> {
  const me = sessionStore.get().session?.person.id;
  const sent = new Map<string, ClaimView>();
  const waiting = scans.get().filter(({ personId, refusal }) => personId === me && !refusal);
  for (const [index, row] of waiting.entries()) {
    const outcome = await sendOne(row);
    if (outcome === 'cut') {
      for (const { keys } of waiting.slice(index)) patch(keys.atOnce, { cut: true });
      break;
    }
    if (outcome !== 'refused') sent.set(row.keys.atOnce, outcome);
  }
  running = undefined;
  return sent;
}

/** `cut`: nothing came back, and it may yet get through. */
async function sendOne({ scan, keys, cut }: KeptScan): Promise<ClaimView | 'cut' | 'refused'> {
  try {
    const view = await (cut ? sendAgain(scan, keys) : atOnce(scan, keys));
    arrivals.set(keys.atOnce, view);
    discardScan(keys.atOnce);
    return view;
  } catch (error) {
    if (mayPass(error)) return 'cut';
    patch(keys.atOnce, { refusal: refusalFrom(error) });
    return 'refused';
  }
}

const atOnce = (scan: Scan, keys: KeptScan['keys']): Promise<ClaimView> =>
  api(volunteerApi.check, { ...scan, offline: false }, { key: keys.atOnce });

/**
 * The first try may have got through and only its answer been lost: then the same key brings that answer. A code that
 * has run out meanwhile goes as one read without a network, which the organiser looks at.
 */
async function sendAgain(scan: Scan, keys: KeptScan['keys']): Promise<ClaimView> {
  try {
    return await atOnce(scan, keys);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'codeExpired') throw error;
    return api(volunteerApi.check, { ...scan, offline: true }, { key: keys.late });
  }
}

function refusalFrom(error: unknown): Refusal {
  return { code: error instanceof ApiError ? error.code : '', message: messageOf(error) };
}

/** A lost network, a busy server, a session that ended: all these pass; any other refusal stays one. */
function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.passing || error.status === 401 || error.status === 429);
}

function isKept(stored: unknown): stored is KeptScan {
  return (
    typeof stored === 'object' &&
    stored !== null &&
    ['personId', 'scan', 'keys', 'cut'].every((name) => name in stored)
  );
}
