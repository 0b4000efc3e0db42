import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readCsv } from './message-reader.csv';
import { readJsonLines } from './message-reader.jsonl';
import { readXlsx } from './message-reader.xlsx';
import {
  isRecord,
  RowRefused,
  toMessageRow,
  type MessageRow,
  type RawLine,
  type RawMessage,
} from './message-row';

export type { MessageRow } from './message-row';

export type ReadLine = { line: number; message: MessageRow } | { line: number; refused: string };

export interface ReadOptions {
  /** Told as the file is read, so that a progress bar can be drawn; both are bytes of the file on disk. */
  onBytes?: (read: number, total: number) => void;
}

const FORMATS: { ending: string; read: (bytes: Readable) => AsyncIterable<RawLine> }[] = [
  { ending: '.jsonl', read: readJsonLines },
  { ending: '.csv', read: readCsv },
  { ending: '.xlsx', read: readXlsx },
];

/** The file's name tells no format this import reads. */
class UnknownFormat extends Error {
  constructor(path: string) {
    super(`不认识这种文件：${path}（可用 .csv、.xlsx、.jsonl，以及各自的 .gz）`);
  }
}

/**
 * Reads citizens' messages from CSV, XLSX or JSONL, each also as .gz, one at a time. A bad row is handed over
 * as refused and reading goes on. Throws UnknownFormat, or the file system's error when the file is not there.
 */
export async function* readMessages(path: string, options: ReadOptions = {}): AsyncIterable<ReadLine> {
  const packed = /\.gz$/i.test(path);
  const name = path.toLowerCase().replace(/\.gz$/, '');
  const format = FORMATS.find(({ ending }) => name.endsWith(ending));
  if (!format) throw new UnknownFormat(path);
  const { size } = await stat(path);
  const file = createReadStream(path);
  countBytes(file, size, options);
  const bytes = packed ? unpack(file) : file;
  let line = 0;
  try {
    for await (const row of format.read(bytes)) {
      line = row.line;
      yield 'raw' in row ? check(row) : row;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    yield { line: line + 1, refused: `文件损坏或不完整，从这里起读不下去：${error.message}` };
  } finally {
    file.destroy();
    bytes.destroy();
  }
}

function countBytes(file: Readable, total: number, { onBytes }: ReadOptions): void {
  if (!onBytes) return;
  let read = 0;
  file.on('data', (chunk: Buffer) => {
    read += chunk.length;
    onBytes(read, total);
  });
  // Listening for data starts the flow; the real reader must be there first.
  file.pause();
}

function unpack(file: Readable): Readable {
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  return file.pipe(gunzip);
}

function check({ line, raw }: { line: number; raw: RawMessage }): ReadLine {
  try {
    return { line, message: toMessageRow(raw) };
  } catch (error) {
    if (error instanceof RowRefused) return { line, refused: error.message };
    throw error;
  }
}

// A failing disk is the operator's to mend and a TypeError ours; a torn archive is the sender's. Named by
// shape: errors of zlib and of the unzipper have no class of their own.
function isDamage(error: unknown): error is Error {
  return isRecord(error) && error.name === 'Error' && !('syscall' in error);
}
