import { Refusal } from './refusal';

const VIDEO_MAX_BYTES = 50 * 1024 * 1024;

const MP4_BRANDS = new Set([
  'isom',
  'iso2',
  'iso4',
  'iso5',
  'iso6',
  'mp41',
  'mp42',
  'avc1',
  'M4V ',
  'MSNV',
  'dash',
]);

/**
 * Judges a video by its first bytes (ISO base media 'ftyp' box), never by its name.
 * Throws Refusal videoTooLarge (> 50 MB) or videoNotVideo (neither MP4 nor QuickTime).
 */
export function checkVideo(bytes: Buffer): { type: 'video/mp4' | 'video/quicktime' } {
  if (bytes.length > VIDEO_MAX_BYTES) {
    throw new Refusal('videoTooLarge', { bytes: bytes.length, limit: VIDEO_MAX_BYTES });
  }
  const box = bytes.subarray(4, 8).toString('latin1');
  const brand = bytes.subarray(8, 12).toString('latin1');
  if (box === 'ftyp' && brand === 'qt  ') return { type: 'video/quicktime' };
  if (box === 'ftyp' && MP4_BRANDS.has(brand)) return { type: 'video/mp4' };
  throw new Refusal('videoNotVideo');
}
