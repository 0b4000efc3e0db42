import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { SqlValue } from '../kernel/database';

export interface Written {
  readonly rows: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
  /** SHA-256 of the lines before they were compressed. */
  readonly content: string;
}

type Values = readonly SqlValue[];
type Step = () => void;

/** Bytes, which JSON does not know, are an object with their base64. */
function lineOf(values: Values): string {
  const plain = values.map((value) =>
    Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value,
  );
  return `${JSON.stringify(plain)}\n`;
}

function valuesOf(line: string): SqlValue[] {
  const plain: unknown = JSON.parse(line);
  if (!Array.isArray(plain)) throw new Error('a line of a backup is no list');
  return plain.map((value: unknown) => {
    if (typeof value === 'object' && value !== null && 'base64' in value)
      return Buffer.from(String(value.base64), 'base64');
    if (value === null || typeof value === 'string' || typeof value === 'number') return value;
    throw new Error('a line of a backup holds what no column can');
  });
}

/** Writes rows as compressed lines, and hashes both the lines and the file. */
export async function writeRows(path: string, rows: AsyncIterable<Values>, step: Step): Promise<Written> {
  const [content, file] = [createHash('sha256'), createHash('sha256')];
  let count = 0;
  async function* lines(): AsyncIterable<Buffer> {
    for await (const values of rows) {
      const line = Buffer.from(lineOf(values));
      content.update(line);
      count++;
      step();
      yield line;
    }
  }
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      file.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(Readable.from(lines()), createGzip(), hashed, createWriteStream(path, { mode: 0o600 }));
  return { rows: count, sha256: file.digest('hex'), content: content.digest('hex') };
}

/** What writeRows would call `content`, without writing. */
export async function contentOf(rows: AsyncIterable<Values>): Promise<string> {
  const content = createHash('sha256');
  for await (const values of rows) content.update(lineOf(values));
  return content.digest('hex');
}

/** The rows of such a file, one after the other. */
export async function* readRows(path: string): AsyncIterable<SqlValue[]> {
  const unzipped = createReadStream(path).pipe(createGunzip());
  for await (const line of createInterface({ input: unzipped, crlfDelay: Infinity })) yield valuesOf(line);
}
