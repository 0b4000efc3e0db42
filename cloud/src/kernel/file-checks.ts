import type { Actor } from './actor';
import type { Posted } from './delivery';
import type { FileRecord } from './files.store';

/** The topic under which a file is sent to be judged. */
export const CHECK_FILE = 'check.photo';

/** Asks for photos and videos to be judged that are not for everybody's eyes yet; to be written with what they are bound to. */
export const checksOf = (actor: Actor, files: readonly FileRecord[]): Posted[] =>
  files
    .filter(({ contentCheck }) => contentCheck === 'waiting')
    .map(({ fileKey }) => ({ topic: CHECK_FILE, body: { fileId: fileKey, program: actor.program } }));
