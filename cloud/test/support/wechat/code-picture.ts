import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const CELLS = 24;

/** A PNG that stands for a mini-program code: a pattern that differs with the words, not one a phone could scan. */
export function codePicture(words: string, width: number): Buffer {
  const pattern = createHash('sha512').update(words).digest();
  const row = (y: number): Buffer => {
    const line = Buffer.alloc(1 + width);
    for (let x = 0; x < width; x += 1)
      line[1 + x] = inked(pattern, cell(x, width), cell(y, width)) ? 0x22 : 0xff;
    return line;
  };
  const pixels = Buffer.concat(Array.from({ length: width }, (_, y) => row(y)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  header[8] = 8; // bits a sample; colour type 0 beside it is grey
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function cell(pixel: number, width: number): number {
  return Math.floor((pixel * CELLS) / width);
}

function inked(pattern: Buffer, x: number, y: number): boolean {
  const reach = Math.hypot(x - CELLS / 2 + 0.5, y - CELLS / 2 + 0.5);
  const bit = y * CELLS + x;
  return reach < CELLS / 2 && (((pattern[(bit >> 3) % pattern.length] ?? 0) >> (bit & 7)) & 1) === 1;
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
