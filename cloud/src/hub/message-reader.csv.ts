import { isAscii, isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { Headings } from './message-reader.headings';
import { LONGEST_LINE, readLines, TOO_LONG } from './message-reader.lines';
import type { RawLine } from './message-row';

const parsed = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });

// Handing the parser line by line costs five times as much.
const BATCH = 65_536;
const UNREADABLE = '\ufffd';
const BAD_BYTES = '含有无法识别的字节（编码有误）';

/** A table with a heading line, in UTF-8 or, as Chinese Excel writes it, in GBK/GB18030. */
export async function* readCsv(source: Readable): AsyncIterable<RawLine> {
  const text = new CsvText();
  const parser = parse({
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_LINE,
  });
  const lines = Readable.from(text.decode(source));
  lines.on('error', (error) => parser.destroy(error));
  let headings: Headings | undefined;
  let line = 1;
  try {
    for await (const item of lines.pipe(parser)) {
      const { record, info } = parsed.parse(item);
      const first = line;
      line = info.lines + 1;
      yield* text.refusalsBefore(first);
      if (record.every((cell) => !cell.trim())) continue;
      const bad = text.refusalWithin(first, info.lines);
      if (bad) yield { line: first, refused: bad };
      else if (headings) yield { line: first, raw: headings.read(record) };
      else headings = new Headings(record);
      if (headings?.refused) return yield { line: first, refused: headings.refused };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield* text.refusalsBefore(line);
    yield { line, refused: '引号没有闭合，从这一行起读不下去' };
  } finally {
    lines.destroy();
  }
  yield* text.refusalsBefore(Infinity);
}

/** Turns lines of bytes into text and remembers the lines that could not be read. */
class CsvText {
  private utf8: boolean | undefined;
  private readonly gb18030 = new TextDecoder('gb18030');
  private readonly refusals = new Map<number, string>();

  async *decode(source: Readable): AsyncIterable<string> {
    let batch = '';
    for await (const { line, bytes } of readLines(source)) {
      // An empty line in its stead keeps all later line numbers true.
      if (!bytes) this.refusals.set(line, TOO_LONG);
      batch += bytes ? `${this.read(line, bytes)}\n` : '\n';
      if (batch.length < BATCH) continue;
      yield batch;
      batch = '';
    }
    if (batch) yield batch;
  }

  /** Refusals of lines that came to nothing, in order, each handed out once. */
  *refusalsBefore(line: number): Iterable<RawLine> {
    for (const [at, refused] of this.refusals) {
      if (at >= line) break;
      this.refusals.delete(at);
      yield { line: at, refused };
    }
  }

  refusalWithin(first: number, last: number): string | undefined {
    for (const [at, refused] of this.refusals) {
      if (at < first || at > last) continue;
      this.refusals.delete(at);
      return refused;
    }
    return undefined;
  }

  private read(line: number, bytes: Buffer): string {
    if (isAscii(bytes)) return bytes.toString('latin1');
    // The first line with Chinese in it decides: a short GBK line further down may look like UTF-8 by chance.
    this.utf8 ??= isUtf8(bytes);
    const text = this.utf8 ? bytes.toString() : this.gb18030.decode(bytes);
    const readable = this.utf8 ? isUtf8(bytes) : !text.includes(UNREADABLE);
    if (!readable) this.refusals.set(line, BAD_BYTES);
    return text;
  }
}
