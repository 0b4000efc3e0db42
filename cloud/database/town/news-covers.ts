import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { NewsColumn } from '../../contract/news/news.flow';
import type { Database } from '../../src/kernel/database';
import type { FileStore } from '../../src/kernel/file-store';
import { storeKey, thumbKey } from '../../src/kernel/files.store';
import { disc, downward, group, HEIGHT, oval, path, rect, shape, stroke, WIDTH } from './town-photo-brush';
import { DRAWN_LABEL_PATH, DRAWN_LABEL_WIDTH } from './town-photo-label';
import { townRandom, type TownRandom } from './town-random';

const INK = '#33465f';
const LAND = 700;

/** A warm sky, roofs along the street, and in front of them what the column is about. */
const SKIES: Record<NewsColumn, readonly [string, string]> = {
  party: ['#f7d9b8', '#fdf3e2'],
  community: ['#cfe3ea', '#f6f0df'],
  volunteer: ['#d9e8d2', '#f8f3e0'],
  notice: ['#d8dfee', '#f7f2e6'],
  study: ['#eadfcf', '#fbf6ea'],
  policy: ['#d3e2e8', '#f5f1e6'],
};

const person = (x: number, coat: string, tall = 1): string =>
  group([
    path(`M${x - 52} ${LAND + 90} q52 -${190 * tall} 104 0 z`, coat),
    disc([x, LAND - 82 * tall], 36, '#f0cba6'),
    path(`M${x - 38} ${LAND - 88 * tall} a38 38 0 0 1 76 0 q-38 -22 -76 0 z`, INK),
  ]);

const FRONTS: Record<NewsColumn, (random: TownRandom) => string> = {
  party: () =>
    stroke(
      [
        [640, 250],
        [640, 760],
      ],
      '#8b8f96',
      14,
    ) +
    path('M646 262 q120 -50 230 6 q90 44 170 -8 v200 q-80 54 -170 8 q-110 -54 -230 -4 z', '#c0392b') +
    person(430, '#7c5a4a') +
    person(540, '#55708f'),
  community: () =>
    shape(
      [
        [420, 760],
        [420, 470],
        [640, 340],
        [860, 470],
        [860, 760],
      ],
      '#e9c59a',
    ) +
    shape(
      [
        [380, 480],
        [640, 320],
        [900, 480],
      ],
      '#b8543f',
    ) +
    rect([590, 590, 100, 170], '#7a4c38', { rx: 10 }) +
    rect([470, 530, 80, 80], '#fff4d0') +
    rect([730, 530, 80, 80], '#fff4d0') +
    person(300, '#6f8f6a') +
    person(980, '#a8624f'),
  volunteer: () =>
    person(430, '#c0392b') +
    person(640, '#c0392b', 1.12) +
    person(850, '#c0392b') +
    path(
      'M640 470 c-46 -66 -138 -8 -100 62 q30 52 100 98 q70 -46 100 -98 c38 -70 -54 -128 -100 -62 z',
      '#e2705f',
      {
        transform: 'translate(0 -220)',
      },
    ),
  notice: () =>
    rect([400, 330, 480, 340], '#fffaf0', { rx: 18, stroke: '#8a6a4a', 'stroke-width': 16 }) +
    [410, 470, 530, 590]
      .map((y) => rect([460, y, y === 590 ? 220 : 360, 22], '#c9b79c', { rx: 8 }))
      .join('') +
    rect([470, 670, 26, 120], '#8a6a4a') +
    rect([784, 670, 26, 120], '#8a6a4a') +
    disc([640, 330], 22, '#c0392b'),
  study: () =>
    path(
      'M640 430 q-150 -80 -300 -20 v290 q150 -50 300 24 q150 -74 300 -24 v-290 q-150 -60 -300 20 z',
      '#fffaf0',
    ) +
    stroke(
      [
        [640, 430],
        [640, 720],
      ],
      '#c9b79c',
      8,
    ) +
    [0, 60, 120]
      .map(
        (y) =>
          rect([400, 480 + y, 180, 14], '#d8c8ac', { rx: 7 }) +
          rect([700, 480 + y, 180, 14], '#d8c8ac', { rx: 7 }),
      )
      .join('') +
    oval([640, 790], [360, 26], '#d9cdb6'),
  policy: () =>
    rect([360, 420, 190, 340], '#8fa8bd') +
    rect([560, 320, 220, 440], '#6f8ba6') +
    rect([790, 470, 170, 290], '#a9bccb') +
    [0, 1, 2, 3]
      .flatMap((y) => [0, 1, 2].map((x) => rect([592 + x * 60, 360 + y * 80, 34, 44], '#fff1c4')))
      .join('') +
    stroke(
      [
        [330, 690],
        [520, 600],
        [690, 640],
        [960, 440],
      ],
      '#c0392b',
      16,
    ) +
    shape(
      [
        [960, 440],
        [900, 446],
        [944, 496],
      ],
      '#c0392b',
    ),
};

/** A drawn cover as SVG; it says of itself that a program drew it. */
function coverDrawing(column: NewsColumn, random: TownRandom): string {
  const [top, low] = SKIES[column];
  const roofs = Array.from({ length: 8 }, (_, at) => {
    const height = random.int(120, 260);
    return rect([at * 165 - 20, LAND - height, 150, height + 60], '#ffffff', { opacity: 0.45, rx: 6 });
  });
  const x = WIDTH - DRAWN_LABEL_WIDTH - 40;
  const parts = [
    downward('sky', [top, low]) + rect([0, 0, WIDTH, HEIGHT], 'url(#sky)'),
    disc([random.int(180, 1080), random.int(140, 240)], 84, '#fbe3a6', { opacity: 0.9 }),
    ...roofs,
    path(`M0 ${LAND} q320 -60 640 0 t640 0 V${HEIGHT} H0 z`, '#cfd8b6'),
    path(`M0 ${LAND + 90} q400 -40 800 10 t480 -10 V${HEIGHT} H0 z`, '#b9c79d'),
    FRONTS[column](random),
    rect([x - 16, HEIGHT - 62, DRAWN_LABEL_WIDTH + 32, 42], 'rgba(20,24,30,0.46)', { rx: 8 }),
    path(DRAWN_LABEL_PATH, '#ffffff', { transform: `translate(${x} ${HEIGHT - 31})`, opacity: 0.92 }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${parts.join('')}</svg>`;
}

/** Keeps a drawn cover as if its owner had uploaded it; gives its id. */
export async function keepCover(
  { database, files }: { readonly database: Database; readonly files: FileStore },
  { ownerId, column, seed }: { readonly ownerId: number; readonly column: NewsColumn; readonly seed: number },
): Promise<string> {
  const picture = sharp(Buffer.from(coverDrawing(column, townRandom(seed))), { density: 54 });
  const { data, info } = await picture.jpeg({ quality: 82 }).toBuffer({ resolveWithObject: true });
  const file = { fileKey: randomBytes(16).toString('hex'), type: 'image/jpeg' };
  await files.put(storeKey(file), data, file.type);
  const thumb = await sharp(data).resize({ width: 360 }).jpeg({ quality: 78 }).toBuffer();
  await files.put(thumbKey(file.fileKey), thumb, file.type);
  const sha256 = createHash('sha256').update(data).digest('hex');
  const shape = { kind: 'photo', bytes: data.length, width: info.width, height: info.height, sha256 };
  // The town drew it itself: there is nothing for a check to find.
  await database.unitOfWork((uow) =>
    uow.insert('stored_file', { ...file, ...shape, ownerId, at: uow.now, contentCheck: 'passed' }),
  );
  return file.fileKey;
}
