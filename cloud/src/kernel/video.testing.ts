type Part = Buffer | string;

const joined = (parts: readonly Part[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));

/** A box of that type around its parts. */
export function box(type: string, ...parts: readonly Part[]): Buffer {
  const body = joined(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** The same with a size of 64 bits. */
export function longBox(type: string, ...parts: readonly Part[]): Buffer {
  const body = joined(parts);
  const head = Buffer.alloc(16);
  head.writeUInt32BE(1);
  head.write(type, 4, 'latin1');
  head.writeBigUInt64BE(BigInt(16 + body.length), 8);
  return Buffer.concat([head, body]);
}

export const words = (...numbers: readonly number[]): Buffer =>
  Buffer.concat(
    numbers.map((number) => {
      const word = Buffer.alloc(4);
      word.writeUInt32BE(number);
      return word;
    }),
  );

export const ftyp = (brand = 'isom'): Buffer => box('ftyp', brand, words(512), 'isommp41');
export const hdlr = (kind: string, name = ''): Buffer =>
  box('hdlr', words(0, 0), kind, words(0, 0, 0), `${name}\0`);

/** The shape of a video, with nothing to see in it; all its bytes are plain signs. */
export const clip = (bytes = 300): Buffer =>
  Buffer.concat([
    ftyp(),
    box('moov', box('trak', box('mdia', hdlr('vide')))),
    box('mdat', 'v'.repeat(bytes)),
  ]);
