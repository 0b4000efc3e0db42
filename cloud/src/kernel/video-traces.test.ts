import { removeTraces } from './video-traces';
import { box, clip, ftyp, hdlr, longBox, words } from './video.testing';

const PLACE = '+41.1200+122.0700+012.3/';
const HOME = Buffer.from(`北里社区 8 号楼 ${PLACE}`);
const TIME = 0xe1a2b3c4;

const cleaned = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  removeTraces(copy);
  return copy;
};
const free = (length: number): Buffer => box('free', Buffer.alloc(length - 8));
const freed = (bytes: Buffer): Buffer => free(bytes.length);

/** A picture track whose one chunk lies at `offset`. */
const picture = (offset: number, time = TIME): Buffer =>
  box(
    'trak',
    box('tkhd', words(0, time, time, 1)),
    box(
      'mdia',
      box('mdhd', words(0x01000000, 0, time, 0, time, 600)),
      hdlr('vide', time === 0 ? '\0'.repeat(10) : 'SpyCam 9 X'),
      box('minf', box('vmhd', words(1)), box('stbl', box('stco', words(0, 1, offset)))),
    ),
  );
const movie = (time = TIME, ...parts: Buffer[]): Buffer =>
  box('moov', box('mvhd', words(0, time, time, 600, 10)), ...parts);
const samples = box('mdat', 'the picture itself');

describe('taking the traces out of a video', () => {
  it('leaves what is played where it was, and nothing of place, time and device', () => {
    const udta = box('udta', box('\xa9xyz', PLACE), box('\xa9mak', 'SpyCam'), box('\xa9day', '2026-11-28'));
    const meta = box('meta', words(0), box('ilst', box('\xa9too', HOME)));
    const uuid = longBox('uuid', HOME);
    const bytes = Buffer.concat([
      ftyp(),
      movie(TIME, picture(2000), udta, meta),
      uuid,
      box('free', HOME),
      samples,
    ]);
    const longFree = longBox('free', Buffer.alloc(HOME.length));
    const expected = [ftyp(), movie(0, picture(2000, 0), freed(udta), freed(meta)), longFree];
    const result = cleaned(bytes);
    expect(result).toEqual(Buffer.concat([...expected, freed(box('free', HOME)), samples]));
    expect(result.indexOf('the picture itself')).toBe(bytes.indexOf('the picture itself'));
  });

  it('finds them in a track, in a fragment, behind the end and in boxes nobody knows', () => {
    const inTrack = box('trak', box('udta', HOME), box('mdia', hdlr('vide'), box('xtra', HOME)));
    const fragment = box(
      'moof',
      box('mfhd', words(0, 1)),
      box('traf', box('uuid', HOME), box('trun', words(0, 0))),
    );
    const bytes = Buffer.concat([
      ftyp(),
      movie(0, inTrack),
      fragment,
      samples,
      box('SEFD', HOME),
      Buffer.from('GPS'),
    ]);
    const result = cleaned(bytes);
    expect(result.includes(HOME)).toBe(false);
    expect(result.includes('GPS')).toBe(false);
    expect(result.length).toBe(bytes.length);
    expect(result.includes('trun') && result.includes('mfhd')).toBe(true);
  });

  it('takes 64-bit sizes, and a last box that runs to the end of the file', () => {
    const lasts = box('meta', HOME);
    lasts.writeUInt32BE(0);
    const bytes = Buffer.concat([ftyp(), longBox('moov', picture(9), box('udta', HOME)), lasts]);
    const result = cleaned(bytes);
    expect(result.includes(HOME)).toBe(false);
    expect(result.subarray(-lasts.length)).toEqual(free(lasts.length));
  });

  it('takes along what the camera noted second by second, wherever it lies, and no picture', () => {
    const noted = Buffer.concat([Buffer.from(PLACE), Buffer.from(PLACE)]);
    const at = ftyp().length + 8;
    const tables = (offsets: Buffer, sizes: Buffer): Buffer =>
      box(
        'trak',
        box(
          'mdia',
          hdlr('meta'),
          box('minf', box('stbl', box('stsc', words(0, 1, 1, 1, 1)), sizes, offsets)),
        ),
      );
    const perSample = box('stsz', words(0, 0, 2, PLACE.length, PLACE.length));
    const alike = box('stsz', words(0, PLACE.length, 2));
    const [one, two] = [at + 5, at + 5 + PLACE.length];
    for (const track of [
      tables(box('stco', words(0, 2, one, two)), perSample),
      tables(box('co64', words(0, 2, 0, one, 0, two)), alike),
    ]) {
      const bytes = Buffer.concat([
        ftyp(),
        box('mdat', 'frame', noted, 'frame'),
        movie(0, picture(at, 0), track),
      ]);
      const rest = [movie(0, picture(at, 0), freed(track))];
      const mdat = box('mdat', 'frame', Buffer.alloc(noted.length), 'frame');
      expect(cleaned(bytes)).toEqual(Buffer.concat([ftyp(), mdat, ...rest]));
    }
  });

  it.each([
    ['a box longer than the file', Buffer.concat([clip(), words(99), Buffer.from('udta')])],
    ['a box longer than what holds it', Buffer.concat([ftyp(), box('moov', words(99), 'udta'), clip()])],
    ['a box shorter than its head', Buffer.concat([clip(), words(4), Buffer.from('udta')])],
    ['a 64-bit size without its number', Buffer.concat([clip(), words(1), Buffer.from('udta')])],
    [
      'a 64-bit size beyond all bounds',
      Buffer.concat([clip(), words(1), Buffer.from('udta'), words(-1 >>> 0, 0)]),
    ],
    ['nothing to play', Buffer.concat([ftyp(), samples])],
    [
      'tables that name the file over and over',
      Buffer.concat([
        ftyp(),
        movie(
          0,
          picture(9),
          box(
            'trak',
            box(
              'mdia',
              hdlr('meta'),
              box(
                'minf',
                box(
                  'stbl',
                  box('stsc', words(0, 1, 1, 9, 1)),
                  box('stsz', words(0, 99)),
                  box('stco', words(0, 2, 0, 0)),
                ),
              ),
            ),
          ),
        ),
      ]),
    ],
  ])('refuses %s by name', (_what, bytes) => {
    expect(() => cleaned(bytes)).toThrow(expect.objectContaining({ code: 'videoUnreadable' }));
  });

  it('never fails otherwise, whatever becomes of a byte', () => {
    const whole = Buffer.concat([ftyp(), movie(TIME, picture(200), box('udta', HOME)), samples]);
    for (let at = 0; at < whole.length; at++)
      for (const byte of [0, 1, 0x7f, 0xff]) {
        const bytes = Buffer.from(whole);
        bytes[at] = byte;
        try {
          removeTraces(bytes);
        } catch (error) {
          expect(error).toMatchObject({ code: 'videoUnreadable' });
        }
      }
  });
});
