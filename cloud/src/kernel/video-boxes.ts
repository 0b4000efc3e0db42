import { Refusal } from './refusal';

/** One box of an MP4 or QuickTime file (ISO/IEC 14496-12): where it stands, where its content begins, where both end. */
export interface Box {
  readonly type: string;
  readonly at: number;
  readonly body: number;
  readonly end: number;
}
export type Span = Pick<Box, 'body' | 'end'>;

const HEAD = 8;
const LONG_HEAD = 16;

/** Boxes standing one after another in a span. Throws `videoUnreadable` where one is longer than its span, or shorter than its head. */
export function* boxesIn(bytes: Buffer, { body, end }: Span): Generator<Box> {
  for (let at = body; at + HEAD <= end;) {
    const box = boxAt(bytes, at, end);
    yield box;
    at = box.end;
  }
}

/** The first box down this path of types. */
export function boxDown(bytes: Buffer, span: Span, path: readonly string[]): Box | undefined {
  const [type, ...deeper] = path;
  for (const box of boxesIn(bytes, span))
    if (box.type === type) return deeper.length === 0 ? box : boxDown(bytes, box, deeper);
  return undefined;
}

/** The 32-bit number `offset` bytes into the box; 0 where it ends before. */
export const wordIn = (bytes: Buffer, { body, end }: Span, offset: number): number =>
  body + offset + 4 <= end ? bytes.readUInt32BE(body + offset) : 0;

function boxAt(bytes: Buffer, at: number, end: number): Box {
  const size = bytes.readUInt32BE(at);
  const head = size === 1 ? LONG_HEAD : HEAD;
  if (at + head > end) throw new Refusal('videoUnreadable', { at });
  const long = size === 1 ? Number(bytes.readBigUInt64BE(at + HEAD)) : size;
  const length = size === 0 ? end - at : long;
  if (length < head || length > end - at) throw new Refusal('videoUnreadable', { at });
  return { type: bytes.toString('latin1', at + 4, at + HEAD), at, body: at + head, end: at + length };
}
