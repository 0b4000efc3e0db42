import { Refusal } from './refusal';
import { isDuplicateKey, type Database, type UnitOfWork } from './database';
import { sha256 } from './trail';

/** A creating call's idempotency key, bound to the person and to the body it came with. */
export interface Once {
  readonly personId: number;
  readonly key: string;
  readonly bodyHash: string;
}

/** Throws `keyMissing` unless 8 to 80 characters of a plain alphabet. */
export function onceOf(personId: number, key: string | undefined, body: unknown): Once {
  if (key === undefined || !/^[\w-]{8,80}$/.test(key)) throw new Refusal('keyMissing');
  return { personId, key, bodyHash: sha256(JSON.stringify(body)) };
}

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

async function remembered(db: Database, call: Once): Promise<string | undefined> {
  const row = await db.readOne<{ bodyHash: string; answerRef: string }>(
    'SELECT bodyHash, answerRef FROM once WHERE personId = ? AND onceKey = ?',
    [call.personId, call.key],
  );
  if (row && row.bodyHash !== call.bodyHash) throw new Refusal('keyReused');
  return row?.answerRef;
}
