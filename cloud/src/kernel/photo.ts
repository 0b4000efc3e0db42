import { createHash } from 'node:crypto';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { Refusal } from './refusal';

export interface PreparedPhoto {
  /** JPEG without any metadata, longest side at most 2,048 pixels, upright. */
  readonly bytes: Buffer;
  /** The same, longest side at most 480 pixels. */
  readonly thumb: Buffer;
  /** Size of `bytes` in pixels. */
  readonly width: number;
  readonly height: number;
  readonly type: 'image/jpeg';
  /** Hash of `bytes`, hex: what is stored can be checked against it. */
  readonly sha256: string;
}

const PHOTO_MAX_BYTES = 10 * 1024 * 1024;
const PHOTO_MAX_PIXELS = 50_000_000;
const PHOTO_MAX_SIDE = 12_000;

const QUALITY = 82;
const SIDE = 2_048;
const THUMB_SIDE = 480;
// The prebuilt libvips leaves HEVC out for its patents; a build that has it lists '.heic'.
const HEIC_READABLE = sharp.format.heif?.input.fileSuffix?.includes('.heic') ?? false;

/**
 * Makes an uploaded photo safe to keep and show: judged by its content, never by its name; turned upright;
 * every trace of place, time and device removed; encoded anew, so nothing hidden in the file survives.
 *
 * Throws Refusal photoTooLarge (> 10 MB), photoNotPicture (not JPEG, PNG or WebP; HEIC only where libvips
 * reads it), photoTooManyPixels (> 50 megapixels or a side > 12,000, seen before decoding), photoUnreadable.
 */
export async function preparePhoto(upload: Buffer): Promise<PreparedPhoto> {
  if (upload.length > PHOTO_MAX_BYTES) {
    throw new Refusal('photoTooLarge', { bytes: upload.length, limit: PHOTO_MAX_BYTES });
  }
  if (!isPicture(upload)) throw new Refusal('photoNotPicture');
  assertSize(await readable(() => sharp(upload, { limitInputPixels: false }).metadata()));
  return readable(() => encoded(upload));
}

async function encoded(upload: Buffer): Promise<PreparedPhoto> {
  const source = sharp(upload, { failOn: 'error', limitInputPixels: PHOTO_MAX_PIXELS });
  // PNG and WebP may be see-through; JPEG would show that as black.
  const upright = fitted(source.rotate().flatten({ background: '#fff' }), SIDE);
  const { data: bytes, info } = await upright
    .jpeg({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true });
  const thumb = await fitted(sharp(bytes), THUMB_SIDE).jpeg({ quality: QUALITY }).toBuffer();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, thumb, width: info.width, height: info.height, type: 'image/jpeg', sha256 };
}

function fitted(picture: Sharp, side: number): Sharp {
  return picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
}

function assertSize({ width, height }: Metadata): void {
  if (width * height > PHOTO_MAX_PIXELS || width > PHOTO_MAX_SIDE || height > PHOTO_MAX_SIDE) {
    throw new Refusal('photoTooManyPixels', { width, height });
  }
}

function isPicture(bytes: Buffer): boolean {
  const starts = (hex: string): boolean => bytes.subarray(0, hex.length / 2).toString('hex') === hex;
  const at = (from: number, to: number): string => bytes.subarray(from, to).toString('latin1');
  if (starts('ffd8ff') || starts('89504e470d0a1a0a')) return true;
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return true;
  return HEIC_READABLE && at(4, 8) === 'ftyp' && ['heic', 'heix', 'mif1'].includes(at(8, 12));
}

/** libvips only throws when the picture itself is broken: the sender can do something about that. */
async function readable<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    throw new Refusal('photoUnreadable', { reason: error instanceof Error ? error.message : String(error) });
  }
}
