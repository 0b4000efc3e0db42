import { Refusal } from './refusal';
import { boxDown, boxesIn, type Box, type Span } from './video-boxes';
import { eraseSamples } from './video-samples';

type Keep = (bytes: Buffer, box: Box) => void;
type Kept = Readonly<Record<string, Keep>>;

const asTheyAre = (...types: readonly string[]): Kept =>
  Object.fromEntries(types.map((type) => [type, () => undefined]));

const holding =
  (kept: Kept): Keep =>
  (bytes, box) =>
    clean(bytes, box, kept);

/** When it was made and changed: two numbers after version and flags, of 64 bits in version 1. */
const undated: Keep = (bytes, { body, end }) => {
  const until = body + (bytes[body] === 1 ? 20 : 12);
  bytes.subarray(body + 4, Math.min(until, end)).fill(0);
};

/** The maker's name stands behind the kind of track. */
const nameless: Keep = (bytes, { body, end }) => void bytes.subarray(body + 24, end).fill(0);

const SAMPLES = holding(
  asTheyAre(
    ...['stsd', 'stts', 'ctts', 'cslg', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'stss', 'stps', 'stsh'],
    ...['sdtp', 'sbgp', 'sgpd', 'subs', 'saiz', 'saio'],
  ),
);
const MEDIA = holding({
  ...asTheyAre('elng'),
  mdhd: undated,
  hdlr: nameless,
  minf: holding({ ...asTheyAre('vmhd', 'smhd', 'dinf'), hdlr: nameless, stbl: SAMPLES }),
});
const TRACK = holding({ ...asTheyAre('edts', 'tapt'), tkhd: undated, mdia: MEDIA });
const FRAGMENT = holding(asTheyAre('tfhd', 'tfdt', 'trun', 'sdtp', 'sbgp', 'sgpd', 'subs', 'saiz', 'saio'));

/**
 * A track that is neither picture nor sound is what the camera noted, such as where it was at every second: its samples
 * go with it.
 */
const track: Keep = (bytes, box) => {
  const handler = boxDown(bytes, box, ['mdia', 'hdlr']);
  const kind = handler && bytes.toString('latin1', handler.body + 8, handler.body + 12);
  if (kind === 'vide' || kind === 'soun') return TRACK(bytes, box);
  eraseSamples(bytes, box);
  free(bytes, box);
};

/** All that playing takes. Whatever else a phone writes into a video says something about the phone, or about whose it is. */
const FILE: Kept = {
  ...asTheyAre('ftyp', 'styp', 'sidx', 'mdat', 'mfra'),
  moov: holding({ ...asTheyAre('iods', 'mvex'), mvhd: undated, trak: track }),
  moof: holding({ ...asTheyAre('mfhd'), traf: FRAGMENT }),
};

/**
 * Takes place, time and device out of an MP4 or QuickTime file, in the buffer itself: `udta`, `meta`, `uuid` and every
 * other box that playing does not need becomes a `free` box of the same length, so that what the tables point to stays
 * where it is. Throws `videoUnreadable` where a box does not fit into what holds it, or there is nothing to play.
 */
export function removeTraces(bytes: Buffer): void {
  const whole = { body: 0, end: bytes.length };
  clean(bytes, whole, FILE);
  if (!boxDown(bytes, whole, ['moov', 'trak'])) throw new Refusal('videoUnreadable');
}

function clean(bytes: Buffer, span: Span, kept: Kept): void {
  let rest = span.body;
  for (const box of boxesIn(bytes, span)) {
    (kept[box.type] ?? free)(bytes, box);
    rest = box.end;
  }
  // Too short for a box.
  bytes.subarray(rest, span.end).fill(0);
}

/** Players pass over it. */
function free(bytes: Buffer, { at, body, end }: Box): void {
  // A size of 0 means up to the end: of the file, for whoever reads it from here.
  if (bytes.readUInt32BE(at) === 0) bytes.writeUInt32BE(end - at, at);
  bytes.write('free', at + 4, 'latin1');
  bytes.subarray(body, end).fill(0);
}
