import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { preparePhoto } from './photo';
import { checkVideo } from './video';

const plain = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#c33' } });

/** A PNG that claims a size it does not have: the header is all that may be read. */
async function claiming(width: number, height: number): Promise<Buffer> {
  const png = await plain(8, 8).png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

describe('preparing a photo', () => {
  it('removes place, camera and time, and turns the picture upright', async () => {
    const exif = { IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '39/1 54/1 0/1', GPSLatitudeRef: 'N' } };
    const upload = await plain(400, 200).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await sharp(upload).metadata()).exif).toBeDefined();

    const photo = await preparePhoto(upload);
    for (const bytes of [photo.bytes, photo.thumb]) {
      const { exif: left, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      expect({ left, xmp, iptc, icc, orientation }).toEqual({});
      expect(bytes.includes('Exif')).toBe(false);
    }
    expect({ width: photo.width, height: photo.height }).toEqual({ width: 200, height: 400 });
    expect(photo.sha256).toBe(createHash('sha256').update(photo.bytes).digest('hex'));
  });

  it('brings a large picture to 2,048 and its thumb to 480, and leaves a small one its size', async () => {
    const large = await preparePhoto(await plain(4000, 3000).jpeg().toBuffer());
    expect({ width: large.width, height: large.height }).toEqual({ width: 2048, height: 1536 });
    expect(await sharp(large.thumb).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 360 });
    expect(await preparePhoto(await plain(30, 20).webp().toBuffer())).toMatchObject({
      width: 30,
      height: 20,
    });
  });

  it('shows a see-through PNG on white', async () => {
    const clear = sharp({
      create: { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    const { bytes } = await preparePhoto(await clear.png().toBuffer());
    const [first = 0] = await sharp(bytes).raw().toBuffer();
    expect(first).toBeGreaterThan(250);
  });

  it.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['HTML', Buffer.from('<!doctype html><img src=x onerror=alert(1)>')],
    ['GIF', Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s whatever it is called', async (_name, upload) => {
    await expect(preparePhoto(upload)).rejects.toMatchObject({ code: 'photoNotPicture' });
  });

  it('refuses more than 10 MB', async () => {
    const upload = Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(10 * 1024 * 1024)]);
    await expect(preparePhoto(upload)).rejects.toMatchObject({ code: 'photoTooLarge' });
  });

  it.each([
    [50_000, 50_000],
    [12_001, 10],
    [10, 50_000],
    [9_000, 6_000],
  ])('refuses %d × %d pixels from the header alone', async (width, height) => {
    const upload = await claiming(width, height);
    await expect(preparePhoto(upload)).rejects.toMatchObject({
      code: 'photoTooManyPixels',
      details: { width, height },
    });
  });

  it.each(['jpeg', 'png', 'webp'] as const)('refuses a %s cut off in the middle', async (format) => {
    const noise = sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });
    const whole = await noise.toFormat(format).toBuffer();
    await expect(preparePhoto(whole)).resolves.toMatchObject({ width: 200 });
    const cut = preparePhoto(whole.subarray(0, whole.length / 2));
    await expect(cut).rejects.toMatchObject({ code: 'photoUnreadable' });
  });

  it('refuses a picture that is only a first byte or a signature', async () => {
    await expect(preparePhoto(Buffer.from('ffd8ff', 'hex'))).rejects.toMatchObject({
      code: 'photoUnreadable',
    });
  });

  it('keeps nothing that was hidden behind the picture', async () => {
    const upload = Buffer.concat([
      await plain(20, 20).jpeg().toBuffer(),
      Buffer.from('<script>alert(1)</script>'),
    ]);
    expect((await preparePhoto(upload)).bytes.includes('<script>')).toBe(false);
  });
});

describe('checking a video', () => {
  const video = (brand: string): Buffer => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0`, 'latin1');

  it('knows MP4 and QuickTime by their first bytes', () => {
    expect(checkVideo(video('isom'))).toEqual({ type: 'video/mp4' });
    expect(checkVideo(video('qt  '))).toEqual({ type: 'video/quicktime' });
  });

  it.each([
    ['a HEIC picture', video('heic')],
    ['HTML', Buffer.from('<!doctype html><script></script>')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', (_name, bytes) => {
    expect(() => checkVideo(bytes)).toThrow(expect.objectContaining({ code: 'videoNotVideo' }));
  });

  it('refuses more than 50 MB', () => {
    const bytes = Buffer.concat([video('isom'), Buffer.alloc(50 * 1024 * 1024)]);
    expect(() => checkVideo(bytes)).toThrow(expect.objectContaining({ code: 'videoTooLarge' }));
  });
});
