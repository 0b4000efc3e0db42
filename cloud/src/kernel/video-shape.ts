/** Brands of the same box that hold a still picture. */
const STILL = ['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif'];

/** How WebM and Matroska begin. Not every phone plays them, so they are videos only to be refused as such. */
const EBML = '1a45dfa3';

/** Does it begin like a video and not like a photo? What exactly it is, checkVideo says. */
export function looksLikeVideo(head: Buffer): boolean {
  if (head.subarray(0, 4).toString('hex') === EBML) return true;
  const box = head.subarray(4, 8).toString('latin1');
  return box === 'ftyp' && !STILL.includes(head.subarray(8, 12).toString('latin1'));
}
