/** Brands of the same box that hold a still picture. */
const STILL = ['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif'];

/** Does it begin like an ISO base media file that is no photo? What exactly it is, checkVideo says. */
export function looksLikeVideo(head: Buffer): boolean {
  const box = head.subarray(4, 8).toString('latin1');
  return box === 'ftyp' && !STILL.includes(head.subarray(8, 12).toString('latin1'));
}
