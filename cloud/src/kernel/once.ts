import { Refusal } from './refusal';
import { isDuplicateKey, type Database, type UnitOfWork } from './database';
import { sha256 } from './trail';

/** A creating call's idempotency key, bound to the person and to the body it came with. */
export interface Once {
  readonly personId: number;
  readonly key: string;
  readonly bodyHash: string;
}

/**
 * `body` is the call's input as read: in whatever order it was written, and with its defaults filled in. Throws
 * `keyMissing` unless the key has 8 to 80 characters of a plain alphabet.
 */
export function onceOf(personId: number, key: string | undefined, body: unknown): Once {
  if (key === undefined || !/^[\w-]{8,80}$/.test(key)) throw new Refusal('keyMissing');
  return { personId, key, bodyHash: sha256(JSON.stringify(body, inOrder)) };
}

/** Objects with their names sorted, for JSON.stringify. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same call for what it brought beside its input, such as the bytes of an upload. */
export const onceWith = (call: Once, digest: string): Once => ({
  ...call,
  bodyHash: sha256(`${call.bodyHash}.${digest}`),
});

/** The key of one part of a call that makes many things; as short as any, however long the call's own key is. */
export const onceForPart = (call: Once, part: string): Once => ({
  ...call,
  key: sha256(`${call.key}.${part}`),
});

/**
 * Runs a creating work at most once per key, in the same transaction that remembers the key. The work names what it
 * made (a case number, an id); a repeat gets that name again and reads the thing afresh. Throws `keyReused` for the same
 * key with another body. Without a key (commands, the storyteller) the work just runs.
 *
 * The key is not looked up beforehand: a repeat is rare, and it cannot get through. Either the work itself refuses (the
 * step was taken already) or the key's own row collides; only then is the first answer found.
 */
export async function once(
  db: Database,
  call: Once | undefined,
  work: (uow: UnitOfWork) => Promise<string>,
): Promise<string> {
  if (!call) return db.unitOfWork(work);
  try {
    return await db.unitOfWork(async (uow) => {
      const made = await work(uow);
      uow.insertLater('once', {
        personId: call.personId,
        onceKey: call.key,
        bodyHash: call.bodyHash,
        answerRef: made,
        at: uow.now,
      });
      return made;
    });
  } catch (error) {
    const known = error instanceof Refusal || isDuplicateKey(error) ? await remembered(db, call) : undefined;
    if (known === undefined) throw error;
    return known;
  }
}

/** What the work of an earlier call made; undefined when there was none. Throws `keyReused`. */
export async function remembered(db: Database, call: Once): Promise<string | undefined> {
  const row = await db.readOne<{ bodyHash: string; answerRef: string }>(
    'SELECT bodyHash, answerRef FROM once WHERE personId = ? AND onceKey = ?',
    [call.personId, call.key],
  );
  if (row && row.bodyHash !== call.bodyHash) throw new Refusal('keyReused');
  return row?.answerRef;
}

/** Of a thing that is gone since: the key may make it anew. */
export async function forget(db: Database, call: Once): Promise<void> {
  await db.unitOfWork((uow) =>
    uow.run('DELETE FROM once WHERE personId = ? AND onceKey = ?', [call.personId, call.key]),
  );
}
