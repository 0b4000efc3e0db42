import { caseApi, type CaseView } from '@contract/case/case.api';
import type { ReportInput } from '@contract/case/case.schema';
import { ApiError, messageOf } from '@shared/api/api-error';
import { kept } from '@shared/api/kept';
import { api } from '@shared/api/request';
import { sessionStore } from '@shared/api/session';
import { upload } from '@shared/api/upload';
import type { PhotoDraft } from '@shared/hooks/photos';
import type { Draft } from './draft';
import { dropPhoto, keptPhoto } from './photo-store';
import { fileIdsOf } from './report-of';

/** A report that has left its form and is not yet with the server. */
export interface WaitingReport {
  personId: number;
  draft: Draft;
  /** What is sent, but for the files: fixed, since one key goes with one body. */
  report: ReportInput;
  /** ms since the epoch. */
  since: number;
  /** The server's reason; absent while it still waits for the network. */
  refusal?: string;
}

export const outbox = kept<WaitingReport[]>('one-net:resident:outbox', (stored) =>
  Array.isArray(stored) ? stored.filter(isWaiting) : [],
);

/** What became of one report: with the server, waiting, or refused. */
export type Outcome = { view: CaseView } | { waiting: true } | { refusal: string };

let running: Promise<Map<string, CaseView>> | undefined;

/** Puts a report into the outbox (from then on it is safe) and tries to send it. */
export async function submit(personId: number, draft: Draft, report: ReportInput): Promise<Outcome> {
  const { key } = draft;
  if (!outbox.get().some((row) => row.draft.key === key)) {
    outbox.set([...outbox.get(), { personId, draft, report, since: Date.now() }]);
  }
  const view = (await sendWaiting()).get(key);
  if (view) return { view };
  const refusal = outbox.get().find((row) => row.draft.key === key)?.refusal;
  return refusal === undefined ? { waiting: true } : { refusal };
}

/**
 * Sends what the signed-in person has waiting, oldest first; one run at a time, each report with its own key, so that
 * a report whose answer was lost is not filed twice. Gives the new cases by key.
 */
export function sendWaiting(): Promise<Map<string, CaseView>> {
  // Begun a moment later: a run with nothing to do would be over before it is noted here.
  running ??= Promise.resolve().then(run);
  return running;
}

/** Takes a report out, with the pictures kept for it. */
export function discard(key: string): void {
  const row = outbox.get().find((each) => each.draft.key === key);
  outbox.set(outbox.get().filter((each) => each.draft.key !== key));
  row?.draft.photos.forEach((photo) => void dropPhoto(photo.key));
}

/** Takes a report out to be mended: its draft, with the pictures still kept. */
export function takeBack(key: string): Draft | undefined {
  const row = outbox.get().find((each) => each.draft.key === key);
  outbox.set(outbox.get().filter((each) => each.draft.key !== key));
  return row?.draft;
}

async function run(): Promise<Map<string, CaseView>> {
  const tried = new Set<string>();
  const sent = new Map<string, CaseView>();
  // Looked up anew each round: a report may have been added meanwhile.
  for (let row = nextOf(tried); row; row = nextOf(tried)) {
    tried.add(row.draft.key);
    const view = await sendOne(row);
    if (view) sent.set(row.draft.key, view);
  }
  // Before the promise settles: whoever adds a report from here on starts a run of their own.
  running = undefined;
  return sent;
}

function nextOf(tried: ReadonlySet<string>): WaitingReport | undefined {
  const me = sessionStore.get().session?.person.id;
  return outbox
    .get()
    .find((row) => row.personId === me && row.refusal === undefined && !tried.has(row.draft.key));
}

async function sendOne({ draft, report }: WaitingReport): Promise<CaseView | undefined> {
  const { key } = draft;
  try {
    const files = await filesOf(draft);
    const view = await api(caseApi.report, { ...report, files }, { key, timeout: 30_000 });
    discard(key);
    return view;
  } catch (error) {
    if (!mayPass(error)) patch(key, { refusal: messageOf(error) });
    return undefined;
  }
}

/** Uploads what has not been uploaded, and notes each id at once: the next try sends the same body. */
async function filesOf({ key, photos }: Draft): Promise<string[]> {
  const rows = [...photos];
  for (const [index, photo] of rows.entries()) {
    if (photo.file) continue;
    rows[index] = { ...photo, status: 'sent', progress: 100, file: await uploadKept(photo) };
    const row = outbox.get().find((each) => each.draft.key === key);
    if (row) patch(key, { draft: { ...row.draft, photos: [...rows] } });
  }
  return fileIdsOf(rows);
}

async function uploadKept({ key, path, name }: PhotoDraft) {
  const kept = await keptPhoto(key);
  return upload({ path: kept ?? path, name, key });
}

/** A lost network, a busy server, a session that ended: all these pass; any other refusal stays one. */
function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.passing || error.status === 401 || error.status === 429);
}

function patch(key: string, part: Partial<WaitingReport>): void {
  outbox.set(outbox.get().map((row) => (row.draft.key === key ? { ...row, ...part } : row)));
}

function isWaiting(stored: unknown): stored is WaitingReport {
  return (
    typeof stored === 'object' &&
    stored !== null &&
    'personId' in stored &&
    'draft' in stored &&
    'report' in stored
  );
}
