import { Refusal } from './refusal';
import { boxDown, wordIn, type Box } from './video-boxes';

/** A full box has four bytes of version and flags, and its table a count of four, before the rows. */
const ROWS = 8;
const RUN = 12;

interface Tables {
  readonly sizes: Box;
  readonly runs: Box;
  readonly offsets: Box;
}

/**
 * Overwrites what a track has in the file, wherever its tables say it lies, with zeros. Throws `videoUnreadable` where
 * they name more than the file holds: no video does, and it would keep the server busy for hours.
 */
export function eraseSamples(bytes: Buffer, track: Box): void {
  const tables = tablesOf(bytes, track);
  if (!tables) return;
  let left = bytes.length;
  for (const { start, length } of chunksOf(bytes, tables)) {
    left -= length;
    if (left < 0) throw new Refusal('videoUnreadable', { at: track.at });
    bytes.subarray(start, start + length).fill(0);
  }
}

function tablesOf(bytes: Buffer, track: Box): Tables | undefined {
  const table = (type: string): Box | undefined => boxDown(bytes, track, ['mdia', 'minf', 'stbl', type]);
  const [sizes, runs, offsets] = [table('stsz'), table('stsc'), table('stco') ?? table('co64')];
  return sizes && runs && offsets ? { sizes, runs, offsets } : undefined;
}

/** Chunks lie anywhere in the file; a run says how many samples each of the chunks from its first one on has. */
function* chunksOf(
  bytes: Buffer,
  { sizes, runs, offsets }: Tables,
): Generator<{ start: number; length: number }> {
  const width = offsets.type === 'co64' ? 8 : 4;
  const count = Math.floor((offsets.end - offsets.body - ROWS) / width);
  const firstOf = (run: number): number => wordIn(bytes, runs, ROWS + run * RUN);
  const uniform = wordIn(bytes, sizes, 4);
  for (let chunk = 0, run = 0, sample = 0; chunk < count; chunk++) {
    while (firstOf(run + 1) === chunk + 1) run++;
    const samples = wordIn(bytes, runs, ROWS + run * RUN + 4);
    const at = offsets.body + ROWS + chunk * width;
    const start = width === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at);
    const last = uniform > 0 ? sample : Math.min(sample + samples, (sizes.end - sizes.body - RUN) / 4);
    let length = uniform * samples;
    for (; sample < last; sample++) length += wordIn(bytes, sizes, RUN + sample * 4);
    yield { start, length };
  }
}
