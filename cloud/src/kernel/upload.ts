import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { PHOTO_MAX_BYTES, VIDEO_MAX_BYTES } from '../../contract/file/file.api';
import { Refusal } from './refusal';
import { looksLikeVideo } from './video-shape';

const HEAD_BYTES = 12;

/**
 * Reads the multipart field `file` into memory, but never more than its kind may have: a photo is stopped at 10 MB, a
 * video at 50 MB, told apart by their first bytes. Throws `fileMissing`, `photoTooLarge` or `videoTooLarge`.
 */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  if (!/^multipart\/form-data;.*boundary=/i.test(request.headers['content-type'] ?? ''))
    throw new Refusal('fileMissing');
  try {
    return await firstFile(request);
  } finally {
    // Whatever is still on its way is read and dropped, so that the answer reaches a sender who is still sending.
    request.unpipe();
    request.resume();
  }
}

function firstFile(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parser = new Busboy({
      headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
      limits: { files: 1, fields: 5, fieldSize: 1000, parts: 6, fileSize: VIDEO_MAX_BYTES + 1 },
    });
    parser.on('file', (name, stream) => {
      if (name !== 'file') return void stream.resume();
      gather(stream).then(resolve, reject);
    });
    parser.on('finish', () => setImmediate(() => reject(new Refusal('fileMissing'))));
    // Broken multipart, or a sender who hung up half-way: nothing arrived that could be kept.
    parser.on('error', () => reject(new Refusal('fileMissing')));
    request.on('aborted', () => reject(new Refusal('fileMissing')));
    request.pipe(parser);
  });
}

async function gather(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    const part: unknown = chunk;
    if (!Buffer.isBuffer(part)) throw new TypeError('an upload comes in buffers');
    chunks.push(part);
    bytes += part.length;
    if (bytes >= HEAD_BYTES) assertWithin(chunks, bytes);
  }
  if (bytes === 0) throw new Refusal('fileMissing');
  return Buffer.concat(chunks);
}

function assertWithin(chunks: Buffer[], bytes: number): void {
  if (bytes <= PHOTO_MAX_BYTES) return;
  const first = chunks[0];
  const video = first !== undefined && first.length >= HEAD_BYTES && looksLikeVideo(first);
  if (!video) throw new Refusal('photoTooLarge', { limit: PHOTO_MAX_BYTES });
  if (bytes > VIDEO_MAX_BYTES) throw new Refusal('videoTooLarge', { limit: VIDEO_MAX_BYTES });
}
