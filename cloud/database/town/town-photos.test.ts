import sharp from 'sharp';
import { planTown } from './town-plan';
import { composePhoto, drawPhoto, PHOTO_KINDS, type PhotoKind, sceneFor } from './town-photos';
import { townRandom } from './town-random';

/** Where the upright marks stand, whatever their colour: light and season may change, the place may not. */
function outlines(svg: string): string[] {
  return (svg.match(/<(rect|ellipse) [^>]*>/g) ?? []).map((mark) =>
    mark.replace(/(fill|opacity)="[^"]*"/g, ''),
  );
}

describe('the drawn photos', () => {
  it('are JPEG of 1280 × 960, and light enough to keep by the thousand', async () => {
    const photo = await drawPhoto('lamp.before', townRandom(5));
    expect(await sharp(photo).metadata()).toMatchObject({ format: 'jpeg', width: 1280, height: 960 });
    expect(photo.length).toBeLessThan(150_000);
  });

  it('get lighter when the lamp is lit: after is not before', async () => {
    const light = async (kind: PhotoKind) => {
      const { channels } = await sharp(await drawPhoto(kind, townRandom(5))).stats();
      return channels.reduce((sum, channel) => sum + channel.mean, 0);
    };
    expect(await light('lamp.after')).toBeGreaterThan((await light('lamp.before')) * 1.15);
  });

  it.each(PHOTO_KINDS.filter((kind) => kind.endsWith('.after')))(
    'show in %s the place seen before',
    (after) => {
      const before = PHOTO_KINDS.find((kind) => kind === after.replace('after', 'before')) ?? after;
      const shown = outlines(composePhoto(after, townRandom(11)));
      const seen = new Set(outlines(composePhoto(before, townRandom(11))));
      expect(composePhoto(before, townRandom(11))).not.toBe(composePhoto(after, townRandom(11)));
      expect(shown.filter((mark) => seen.has(mark)).length / shown.length).toBeGreaterThan(0.8);
    },
  );
});

describe('the drawn photos, one by one', () => {
  it('differ from seed to seed', () => {
    expect(composePhoto('stall.before', townRandom(1))).not.toBe(composePhoto('stall.before', townRandom(2)));
  });

  it('carry no text a machine without Chinese fonts would spoil', () => {
    for (const kind of PHOTO_KINDS)
      expect(composePhoto(kind, townRandom(1))).not.toMatch(/<text|NaN|undefined/);
  });

  it('have a scene for every category, the lamp for the lamps', () => {
    for (const category of planTown().categories) expect(sceneFor(category.code)).toBeTruthy();
    expect(sceneFor('100118')).toBe('lamp');
    expect(sceneFor('999999')).toBe('corner');
  });
});
