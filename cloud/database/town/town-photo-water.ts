import {
  disc,
  downward,
  group,
  oval,
  path,
  type Point,
  rect,
  shape,
  stroke,
  WIDTH,
} from './town-photo-brush';
import type { Scene } from './town-photo-scenes';
import { car, cone, dayStreet, KERB_Y, PAVEMENT_Y, ROAD_Y, tree } from './town-photo-street';
import type { TownRandom } from './town-random';

/** Standing water with a car in it, then the same kerb drained, the gully showing. */
export const flood: Scene = (random, stage) => {
  const x = random.between(420, 860);
  const colour = random.pick(['#b9c2c8', '#7c93a8', '#a65b52', '#d8d2c4']);
  const street = dayStreet(random);
  return street + (stage === 'before' ? sheet(random) + stranded([x, 880], colour) : gully(x));
};

/** Water spouting from the pavement, then new slabs. */
export const burstPipe: Scene = (random, stage) => {
  const street = dayStreet(random);
  const x = random.between(480, 800);
  if (stage === 'before') return street + spout(x, random) + cone([x + 250, 690]) + cone([x - 250, 690]);
  const slabs = Array.from({ length: 8 }, (_, i) => {
    const [column, row] = [i % 4, Math.floor(i / 4)];
    return rect([x - 200 + column * 102, PAVEMENT_Y + 34 + row * 46, 98, 42], '#e7e1d5', { rx: 2 });
  });
  return street + group(slabs);
};

/** A canal with floating rubbish, then clear. */
export const river: Scene = (random, stage) => {
  const dirty = stage === 'before';
  const banks = bank(random);
  const ripples = Array.from({ length: 22 }, () => {
    const [x, y] = [random.between(0, 1200), random.between(550, 900)];
    return stroke(
      [
        [x, y],
        [x + random.between(50, 130), y],
      ],
      '#fff',
      3,
      { opacity: 0.28 },
    );
  });
  const floats = Array.from({ length: 34 }, () => {
    const at: Point = [random.between(60, 1220), random.between(560, 860)];
    const colour = random.pick(['#e6e0d0', '#8f9a6b', '#c7b187', '#b5c9d2', '#7a8757']);
    return oval(at, [random.between(14, 40), random.between(6, 13)], colour);
  });
  return group([
    downward('stream', dirty ? ['#7d8463', '#5f6650'] : ['#8fc1d4', '#4f8fa8']),
    banks,
    rect([0, 540, WIDTH, 420], 'url(#stream)'),
    ...ripples,
    ...(dirty ? floats : []),
  ]);
};

function sheet(random: TownRandom): string {
  const ripples = Array.from({ length: 12 }, () => {
    const at: Point = [random.between(60, 1220), random.between(750, 930)];
    const radii: Point = [random.between(30, 90), random.between(4, 9)];
    return oval(at, radii, 'none', { stroke: '#dcebf0', 'stroke-width': 3, opacity: 0.45 });
  });
  const shore = `M0 742 Q200 ${KERB_Y - 36} 430 ${KERB_Y - 24} T900 ${KERB_Y - 30} T1280 ${KERB_Y + 6}`;
  return group([
    downward('water', ['#8aa3ab', '#6d8791']),
    path(`${shore} L1280 960 L0 960 Z`, 'url(#water)', { opacity: 0.9 }),
    ...ripples,
  ]);
}

/** A car up to its sills: drawn whole, shown only above the waterline. */
function stranded([x, y]: Point, colour: string): string {
  const waterline = y - 44;
  const clip = `<defs><clipPath id="dry"><rect x="0" y="0" width="${WIDTH}" height="${waterline}"/></clipPath></defs>`;
  return group([
    clip,
    oval([x, waterline + 16], [200, 26], '#40545c', { opacity: 0.35 }),
    group([car([x, y], colour)], { 'clip-path': 'url(#dry)' }),
    oval([x, waterline], [232, 9], '#e6f1f4', { opacity: 0.6 }),
    oval([x, waterline + 10], [290, 15], 'none', { stroke: '#dcebf0', 'stroke-width': 4, opacity: 0.6 }),
  ]);
}

function gully(x: number): string {
  return group([
    path('M150 960 Q260 770 620 760 T1160 960 Z', '#5f656b', { opacity: 0.35 }),
    rect([x - 70, ROAD_Y + 6, 140, 40], '#3f4449', { rx: 4 }),
    ...Array.from({ length: 9 }, (_, i) => rect([x - 62 + i * 15, ROAD_Y + 11, 6, 30], '#80868c')),
  ]);
}

function spout(x: number, random: TownRandom): string {
  const drops = Array.from({ length: 40 }, () => {
    const side = random.between(-1, 1);
    const at: Point = [x + side * 150, 636 - (1 - side * side) * random.between(90, 330)];
    return disc(at, random.between(3, 8), '#d4ebf4', { opacity: 0.85 });
  });
  const left = `M${x - 16} 646 Q${x - 40} 360 ${x - 140} 560 Q${x - 40} 250 ${x} 250`;
  return group([
    path(`M0 800 Q300 690 ${x} 640 T1280 780 L1280 900 Q700 850 0 890 Z`, '#8fb4c4', { opacity: 0.75 }),
    path(`${left} Q${x + 40} 250 ${x + 140} 560 Q${x + 40} 360 ${x + 16} 646 Z`, '#c4e2ee', { opacity: 0.8 }),
    ...drops,
    oval([x, 648], [80, 20], '#5a6066'),
  ]);
}

function bank(random: TownRandom): string {
  const far = Array.from({ length: 8 }, (_, i) =>
    rect([i * 170 - 20, 170 + random.between(0, 90), 120, 280], '#b9c8d1', { opacity: 0.7 }),
  );
  const trees = Array.from({ length: 6 }, (_, i) => tree([i * 240 + random.between(-30, 60), 430], random));
  const joints = Array.from({ length: 16 }, (_, i) =>
    stroke(
      [
        [i * 86, 480],
        [i * 86 - 16, 540],
      ],
      '#a39c8e',
      2,
    ),
  );
  return group([
    downward('sky', ['#a9cfe8', '#e6f1f4']),
    rect([0, 0, WIDTH, 440], 'url(#sky)'),
    ...far,
    ...trees,
    rect([0, 420, WIDTH, 60], '#86a873'),
    shape(
      [
        [0, 480],
        [WIDTH, 480],
        [WIDTH, 540],
        [0, 540],
      ],
      '#b9b2a4',
    ),
    ...joints,
  ]);
}
