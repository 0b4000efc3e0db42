import type { Readable } from 'node:stream';

/** One physical line without its line end; `bytes` is absent when the line was too long to keep. */
export interface ByteLine {
  line: number;
  bytes?: Buffer;
}

export const LONGEST_LINE = 1_048_576;
export const TOO_LONG = '这一行超过 1 MB，已跳过';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Splits bytes into lines and never holds more than one line of at most 1 MB. */
export async function* readLines(source: Readable): AsyncIterable<ByteLine> {
  const collector = new LineCollector();
  for await (const chunk of source) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    let from = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
      collector.add(bytes.subarray(from, at));
      yield collector.take();
      from = at + 1;
    }
    collector.add(bytes.subarray(from));
  }
  if (!collector.isEmpty()) yield collector.take();
}

class LineCollector {
  private parts: Buffer[] = [];
  private size = 0;
  private line = 0;

  add(part: Buffer): void {
    this.size += part.length;
    if (this.size > LONGEST_LINE) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  isEmpty(): boolean {
    return this.size === 0;
  }

  take(): ByteLine {
    const { parts, size } = this;
    this.parts = [];
    this.size = 0;
    this.line += 1;
    if (size > LONGEST_LINE) return { line: this.line };
    const bytes = Buffer.concat(parts);
    return { line: this.line, bytes: this.line === 1 ? withoutBom(trimReturn(bytes)) : trimReturn(bytes) };
  }
}

function trimReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes;
}

function withoutBom(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(BOM) ? bytes.subarray(3) : bytes;
}
