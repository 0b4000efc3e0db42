import { correction } from './reed-solomon';

/** A QR code of level M (15 % may be dirty): how many blocks it is cut into, and the bytes of each. */
interface Version {
  version: number;
  blocks: number;
  data: number;
  correction: number;
}

/** The first six of ISO/IEC 18004, table 9: up to 106 bytes, and blocks of one size only. */
const VERSIONS: readonly Version[] = [
  { version: 1, blocks: 1, data: 16, correction: 10 },
  { version: 2, blocks: 1, data: 28, correction: 16 },
  { version: 3, blocks: 1, data: 44, correction: 26 },
  { version: 4, blocks: 2, data: 32, correction: 18 },
  { version: 5, blocks: 2, data: 43, correction: 24 },
  { version: 6, blocks: 4, data: 27, correction: 16 },
];
const BYTE_MODE = 0b0100;
const PADS = [0xec, 0x11] as const;
/** Mode and length before the bytes: 12 bits. */
const HEAD_BYTES = 2;

/** The bits to draw, and how large. Throws RangeError for more than 106 bytes. */
export function codewords(text: string): { version: number; bits: number[] } {
  const bytes = utf8(text);
  const fit = VERSIONS.find(({ blocks, data }) => blocks * data - HEAD_BYTES >= bytes.length);
  if (!fit) throw new RangeError(`${bytes.length} bytes are too many for one code`);
  const whole = padded(bytes, fit.blocks * fit.data);
  const parts = Array.from({ length: fit.blocks }, (_, block) =>
    whole.slice(block * fit.data, (block + 1) * fit.data),
  );
  const mending = parts.map((part) => correction(part, fit.correction));
  const sent = [...interleaved(parts), ...interleaved(mending)];
  return { version: fit.version, bits: sent.flatMap((byte) => bitsOf(byte, 8)) };
}

function padded(bytes: readonly number[], size: number): number[] {
  const bits = [
    ...bitsOf(BYTE_MODE, 4),
    ...bitsOf(bytes.length, 8),
    ...bytes.flatMap((byte) => bitsOf(byte, 8)),
  ];
  // Four zeros end it; they also fill the byte that the mode began.
  bits.push(...bitsOf(0, 4));
  const filled = Array.from({ length: bits.length / 8 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((value, bit) => value * 2 + bit, 0),
  );
  const pads = Array.from({ length: size - filled.length }, (_, index) => PADS[index % 2 === 0 ? 0 : 1]);
  return [...filled, ...pads];
}

function interleaved(parts: readonly number[][]): number[] {
  const [first = []] = parts;
  return first.flatMap((_, index) => parts.map((part) => part[index] ?? 0));
}

/** The highest first. */
export function bitsOf(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => (value >> (count - 1 - index)) & 1);
}

/** WeChat's JavaScript has no TextEncoder on all phones. */
function utf8(text: string): number[] {
  return [...encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|[^%]/g)].map(([char, hex]) =>
    hex === undefined ? char.charCodeAt(0) : parseInt(hex, 16),
  );
}
