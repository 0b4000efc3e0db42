import sharp from 'sharp';
import { downward, group, HEIGHT, outward, path, rect, WIDTH } from './town-photo-brush';
import { DRAWN_LABEL_PATH, DRAWN_LABEL_WIDTH } from './town-photo-label';
import { type PhotoStage, type SceneName, SCENES } from './town-photo-scenes';
import { type TownRandom, townRandom } from './town-random';

export { type PhotoStage, sceneFor, type SceneName } from './town-photo-scenes';

/** A scene and its moment: 'lamp.before' is the dark lamp, 'lamp.after' the same lamp lit. */
export type PhotoKind = `${SceneName}.${PhotoStage}`;

/**
 * Draws a picture of the scene: JPEG, 1280 × 960, labelled 「示意图·程序绘制」 in the corner.
 * Takes one number from `random`: give both stages a source of the same seed and they show the same place.
 */
export async function drawPhoto(kind: PhotoKind, random: TownRandom): Promise<Buffer> {
  return sharp(Buffer.from(composePhoto(kind, random)))
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
}

/** The picture as SVG, before it is made a JPEG. */
export function composePhoto(kind: PhotoKind, random: TownRandom): string {
  const place = townRandom(random.int(0, 0x7fffffff));
  const { scene, stage } = partsOf(kind);
  const parts = [SCENES[scene](place, stage), vignette(), label()];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${parts.join('')}</svg>`;
}

/** Every kind there is, both stages of each scene. */
export const PHOTO_KINDS: PhotoKind[] = sceneNames().flatMap((scene): PhotoKind[] => [
  `${scene}.before`,
  `${scene}.after`,
]);

function partsOf(kind: PhotoKind): { scene: SceneName; stage: PhotoStage } {
  const scene = sceneNames().find((name) => kind === `${name}.before` || kind === `${name}.after`);
  if (!scene) throw new RangeError(`no scene ${kind}`);
  return { scene, stage: kind === `${scene}.after` ? 'after' : 'before' };
}

function sceneNames(): SceneName[] {
  const known = (name: string): name is SceneName => name in SCENES;
  return Object.keys(SCENES).filter(known);
}

/** A little darker towards the edges, as a phone's lens is. */
function vignette(): string {
  return (
    outward('lens', ['rgba(0,0,0,0)', 'rgba(0,0,0,0)', 'rgba(0,0,0,0.16)']) +
    rect([-160, -120, WIDTH + 320, HEIGHT + 240], 'url(#lens)')
  );
}

function label(): string {
  const x = WIDTH - DRAWN_LABEL_WIDTH - 40;
  return group([
    downward('plate', ['rgba(20,24,30,0.42)', 'rgba(20,24,30,0.5)']),
    rect([x - 16, HEIGHT - 62, DRAWN_LABEL_WIDTH + 32, 42], 'url(#plate)', { rx: 8 }),
    path(DRAWN_LABEL_PATH, '#ffffff', { transform: `translate(${x} ${HEIGHT - 31})`, opacity: 0.92 }),
  ]);
}
