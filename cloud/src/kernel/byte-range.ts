import { Transform, type Readable } from 'node:stream';

export interface ByteRange {
  /** First and last byte, both included. */
  readonly from: number;
  readonly to: number;
}

/**
 * The one range of a `Range` header. Undefined means: answer the whole file (no header, several ranges, another unit);
 * 'outside' means 416.
 */
export function rangeOf(header: string, size: number): ByteRange | 'outside' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  const [, first = '', last = ''] = match ?? [];
  if (!match || (first === '' && last === '')) return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to || from >= size ? 'outside' : { from, to };
}

/** Lets only the range through; every store can be read from its beginning, not all can jump. */
export function cut(stream: Readable, { from, to }: ByteRange): Readable {
  let at = 0;
  const slice = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const start = Math.max(0, from - at);
      const end = Math.min(chunk.length, to + 1 - at);
      at += chunk.length;
      if (start < end) this.push(chunk.subarray(start, end));
      if (at > to) {
        this.push(null);
        stream.destroy();
      }
      done();
    },
  });
  stream.on('error', (error) => slice.destroy(error));
  slice.on('close', () => stream.destroy());
  return stream.pipe(slice);
}
