import { ApiError, messageOf } from '@shared/api/api-error';
import { kept, type Kept } from '@shared/api/kept';
import type { CallOptions } from '@shared/api/request';
import { sessionStore } from '@shared/api/session';
import { upload } from '@shared/api/upload';
import type { PhotoDraft } from '@shared/hooks/photos';
import { dropPhoto, keptPhoto } from './photo-store';

/** What every draft has: the idempotency key (this very thing, however often it is sent), and photos. */
export interface Sendable {
  key: string;
  photos: PhotoDraft[];
}

/** Something that has left its form and is not yet with the server. */
export interface Waiting<D extends Sendable, B> {
  personId: number;
  draft: D;
  /** What is sent, but for the files: fixed, since one key goes with one body. */
  body: B;
  /** ms since the epoch. */
  since: number;
  /** The server's reason; absent while it still waits for the network. */
  refusal?: string;
}

/** What became of one thing: with the server, waiting, or refused. */
export type Outcome<V> = { view: V } | { waiting: true } | { refusal: string };

interface Post<B, V> {
  storage: string;
  send: (body: B & { files: string[] }, options: CallOptions) => Promise<V>;
}

/** Things of one kind on their way to the server: safe on the phone from the moment they leave their form. */
export class Outbox<D extends Sendable, B extends object, V> {
  readonly rows: Kept<Waiting<D, B>[]>;
  private readonly post: Post<B, V>;
  private running: Promise<Map<string, V>> | undefined;

  constructor(post: Post<B, V>) {
    this.post = post;
    this.rows = kept<Waiting<D, B>[]>(post.storage, (stored) =>
      Array.isArray(stored) ? stored.filter((row): row is Waiting<D, B> => isWaiting(row)) : [],
    );
  }

  /** Puts it into the outbox (from then on it is safe) and tries to send it. */
  async submit(personId: number, draft: D, body: B): Promise<Outcome<V>> {
    const { key } = draft;
    if (!this.find(key)) this.rows.set([...this.rows.get(), { personId, draft, body, since: Date.now() }]);
    const view = (await this.sendWaiting()).get(key);
    if (view !== undefined) return { view };
    const refusal = this.find(key)?.refusal;
    return refusal === undefined ? { waiting: true } : { refusal };
  }

  /**
   * Sends what the signed-in person has waiting, oldest first; one run at a time, each with its own key, so that what
   * got through without an answer is not done twice. Gives the new views by key.
   */
  sendWaiting(): Promise<Map<string, V>> {
    // Begun a moment later: a run with nothing to do would be over before it is noted here.
    this.running ??= Promise.resolve().then(() => this.run());
    return this.running;
  }

  /** Takes it out, with the pictures kept for it. */
  discard(key: string): void {
    this.takeBack(key)?.photos.forEach((photo) => void dropPhoto(photo.key));
  }

  /** Takes it out to be mended: its draft, with the pictures still kept. */
  takeBack(key: string): D | undefined {
    const row = this.find(key);
    this.rows.set(this.rows.get().filter(({ draft }) => draft.key !== key));
    return row?.draft;
  }

  private find(key: string): Waiting<D, B> | undefined {
    return this.rows.get().find(({ draft }) => draft.key === key);
  }

  private async run(): Promise<Map<string, V>> {
    const tried = new Set<string>();
    const sent = new Map<string, V>();
    // Looked up anew each round: something may have been added meanwhile.
    for (let row = this.next(tried); row; row = this.next(tried)) {
      tried.add(row.draft.key);
      const view = await this.sendOne(row);
      if (view !== undefined) sent.set(row.draft.key, view);
    }
    // Before the promise settles: whoever adds something from here on starts a run of their own.
    this.running = undefined;
    return sent;
  }

  private next(tried: ReadonlySet<string>): Waiting<D, B> | undefined {
    const me = sessionStore.get().session?.person.id;
    return this.rows
      .get()
      .find((row) => row.personId === me && row.refusal === undefined && !tried.has(row.draft.key));
  }

  private async sendOne({ draft, body }: Waiting<D, B>): Promise<V | undefined> {
    const { key } = draft;
    try {
      const files = await this.filesOf(draft);
      const view = await this.post.send({ ...body, files }, { key, timeout: 30_000 });
      this.discard(key);
      return view;
    } catch (error) {
      if (!mayPass(error)) this.patch(key, { refusal: messageOf(error) });
      return undefined;
    }
  }

  /** Uploads what has not been uploaded, and notes each id at once: the next try sends the same body. */
  private async filesOf({ key, photos }: D): Promise<string[]> {
    const rows = [...photos];
    for (const [index, photo] of rows.entries()) {
      if (photo.file) continue;
      rows[index] = { ...photo, status: 'sent', progress: 100, file: await uploadKept(photo) };
      const row = this.find(key);
      if (row) this.patch(key, { draft: { ...row.draft, photos: [...rows] } });
    }
    return fileIdsOf(rows);
  }

  private patch(key: string, part: Partial<Waiting<D, B>>): void {
    this.rows.set(this.rows.get().map((row) => (row.draft.key === key ? { ...row, ...part } : row)));
  }
}

export const fileIdsOf = (photos: readonly PhotoDraft[]): string[] =>
  photos.flatMap(({ file }) => (file ? [file.id] : []));

async function uploadKept({ key, path, name }: PhotoDraft) {
  const kept = await keptPhoto(key);
  return upload({ path: kept ?? path, name, key });
}

/** A lost network, a busy server, a session that ended: all these pass; any other refusal stays one. */
function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.passing || error.status === 401 || error.status === 429);
}

function isWaiting(stored: unknown): boolean {
  return (
    typeof stored === 'object' &&
    stored !== null &&
    'personId' in stored &&
    'draft' in stored &&
    'body' in stored
  );
}
