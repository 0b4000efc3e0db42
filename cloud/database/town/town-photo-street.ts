import {
  disc,
  downward,
  group,
  HEIGHT,
  oval,
  path,
  type Point,
  rect,
  shape,
  stroke,
  WIDTH,
} from './town-photo-brush';
import type { TownRandom } from './town-random';

/** Where the ground lies in every street scene: the foot of the houses, the kerb, the middle of the road. */
export const PAVEMENT_Y = 560;
export const KERB_Y = 690;
export const ROAD_Y = 706;

const SKIES = [
  ['#9cc7e6', '#d9ecf5'],
  ['#b4cbd8', '#e6ecec'],
  ['#8fb8de', '#f6e3cf'],
];
const WALLS = ['#e8dac6', '#dccbbb', '#cdd7dc', '#e4d0c2', '#d5dac8', '#e7cbb9', '#d8d0dc'];
const AWNINGS = ['#b5564b', '#4f7d8c', '#6b8f5e', '#c08a4a', '#7a6590'];

/** A street by day: sky, houses with shops below, trees, pavement, kerb and road. */
export function dayStreet(random: TownRandom): string {
  const sky = random.pick(SKIES);
  return group([
    downward('sky', sky),
    rect([0, 0, WIDTH, PAVEMENT_Y], 'url(#sky)'),
    skyline(random, '#7f99ab', 0.35),
    houses(random, WALLS, () => '#8aa5b5'),
    ground('#d3cdc2', '#c2bbae', '#7d8288'),
    ...[random.between(60, 300), random.between(980, 1220)].map((x) => tree([x, PAVEMENT_Y + 40], random)),
  ]);
}

/** The same street late in the evening, a few windows still lit. */
export function nightStreet(random: TownRandom): string {
  return group([
    downward('sky', ['#141d33', '#33405f']),
    rect([0, 0, WIDTH, PAVEMENT_Y], 'url(#sky)'),
    ...Array.from({ length: 26 }, () =>
      disc([random.between(0, WIDTH), random.between(10, 260)], random.between(0.8, 1.8), '#dfe6f5', {
        opacity: 0.6,
      }),
    ),
    disc([random.between(140, 420), random.between(80, 150)], 34, '#f1ecd6', { opacity: 0.9 }),
    skyline(random, '#0f1729', 0.6),
    houses(random, ['#2b3550', '#26304a', '#303a57', '#2a3147'], () =>
      random.chance(0.22) ? random.pick(['#f3d38a', '#e9c27a', '#cfd8e6']) : '#1c2540',
    ),
    ground('#353d52', '#2e3549', '#232938'),
  ]);
}

/** A tree of round clouds of leaves, foot at the given point. */
export function tree(foot: Point, random: TownRandom, leaf = '#6f9a63'): string {
  const [x, y] = foot;
  const height = random.between(190, 240);
  const clouds = Array.from({ length: 7 }, (_, i): Point => {
    const turn = (i / 7) * 2 * Math.PI;
    return [x + Math.cos(turn) * 52, y - height - 40 + Math.sin(turn) * 46];
  });
  return group([
    oval([x, y + 4], [70, 10], '#000', { opacity: 0.12 }),
    path(`M${x - 9} ${y} L${x - 5} ${y - height} L${x + 5} ${y - height} L${x + 9} ${y} Z`, '#7b6651'),
    ...clouds.map((at) => disc(at, 52, leaf)),
    disc([x, y - height - 45], 66, leaf),
    ...clouds.slice(4).map((at) => disc([at[0] - 8, at[1] - 8], 28, '#ffffff', { opacity: 0.09 })),
  ]);
}

/** A car seen from the side, its wheels' foot at the given point. */
export function car(foot: Point, colour: string): string {
  const [x, y] = foot;
  const wheel = (at: number) =>
    group([
      disc([at, y - 30], 32, '#2c2f33'),
      disc([at, y - 30], 16, '#aeb4ba'),
      disc([at, y - 30], 6, '#5b6066'),
    ]);
  return group([
    oval([x, y + 2], [210, 14], '#000', { opacity: 0.2 }),
    path(
      `M${x - 205} ${y - 34} q-4 -58 34 -66 l60 -10 q44 -58 84 -60 l72 0 q52 2 92 62 l48 12 q26 8 22 62 Z`,
      colour,
    ),
    path(`M${x - 96} ${y - 112} q34 -44 66 -46 l20 0 l0 46 Z`, '#d6e6ee'),
    path(`M${x + 4} ${y - 158} l40 0 q36 2 66 46 l-106 0 Z`, '#d6e6ee'),
    stroke(
      [
        [x - 3, y - 108],
        [x - 3, y - 42],
      ],
      '#000',
      2,
      { opacity: 0.25 },
    ),
    rect([x + 12, y - 92, 26, 6], '#000', { opacity: 0.25, rx: 3 }),
    rect([x + 184, y - 84, 20, 16], '#f6e7b0', { rx: 6 }),
    rect([x - 204, y - 84, 14, 18], '#b84b42', { rx: 5 }),
    wheel(x - 122),
    wheel(x + 124),
  ]);
}

/** A traffic cone, foot at the given point. */
export function cone(foot: Point): string {
  const [x, y] = foot;
  return group([
    oval([x, y], [38, 8], '#000', { opacity: 0.18 }),
    rect([x - 34, y - 10, 68, 10], '#c8552f', { rx: 4 }),
    shape(
      [
        [x - 24, y - 10],
        [x - 6, y - 96],
        [x + 6, y - 96],
        [x + 24, y - 10],
      ],
      '#e3693c',
    ),
    shape(
      [
        [x - 17, y - 42],
        [x - 12, y - 66],
        [x + 12, y - 66],
        [x + 17, y - 42],
      ],
      '#f5efe6',
    ),
  ]);
}

function skyline(random: TownRandom, colour: string, opacity: number): string {
  const towers = Array.from({ length: 11 }, (_, i) => {
    const height = random.between(180, 400);
    return rect([i * 120 - 20, PAVEMENT_Y - height, random.between(70, 120), height], colour);
  });
  return group(towers, { opacity });
}

function houses(random: TownRandom, walls: string[], pane: () => string): string {
  const parts: string[] = [];
  let x = -random.between(10, 90);
  while (x < WIDTH) {
    const width = random.between(250, 380);
    parts.push(house({ x, width, storeys: random.int(4, 6), wall: random.pick(walls) }, random, pane));
    x += width + random.between(14, 46);
  }
  return group(parts);
}

interface House {
  x: number;
  width: number;
  storeys: number;
  wall: string;
}

function house({ x, width, storeys, wall }: House, random: TownRandom, pane: () => string): string {
  const shop = 104;
  const storey = 62;
  const top = PAVEMENT_Y - shop - storeys * storey - 16;
  const columns = Math.floor(width / 62);
  const gap = width / columns;
  const windows = Array.from({ length: storeys * columns }, (_, i) => {
    const left = x + (i % columns) * gap + gap / 2 - 17;
    const upper = top + 20 + Math.floor(i / columns) * storey;
    return (
      rect([left, upper, 34, 38], pane()) + rect([left - 3, upper + 38, 40, 5], '#000', { opacity: 0.1 })
    );
  });
  return group([
    rect([x, top, width, PAVEMENT_Y - top], wall),
    rect([x - 5, top - 8, width + 10, 14], wall, { stroke: '#000', 'stroke-opacity': 0.08 }),
    rect([x + width - 26, top, 26, PAVEMENT_Y - top], '#000', { opacity: 0.05 }),
    ...windows,
    shopFront(x, width, random.pick(AWNINGS)),
  ]);
}

function shopFront(x: number, width: number, awning: string): string {
  const top = PAVEMENT_Y - 104;
  const bays = Math.max(2, Math.floor(width / 110));
  const bay = width / bays;
  const fronts = Array.from({ length: bays }, (_, i) =>
    rect([x + i * bay + 10, top + 34, bay - 20, 70], '#3f4a52', { opacity: 0.55, rx: 3 }),
  );
  const teeth = Array.from({ length: Math.ceil(width / 30) }, (_, i) => {
    const left = x + i * 30;
    const right = Math.min(x + width, left + 30);
    return shape(
      [
        [left, top],
        [right, top],
        [right, top + 26],
        [left, top + 26],
      ],
      i % 2 === 0 ? awning : '#f2ece2',
    );
  });
  return group([...fronts, group(teeth, { opacity: 0.8 })]);
}

function ground(pavement: string, joint: string, road: string): string {
  const joints = Array.from({ length: 17 }, (_, i) => {
    const x = i * 90 - 60;
    return stroke(
      [
        [x + 30, PAVEMENT_Y],
        [x - 30, KERB_Y],
      ],
      joint,
      2,
    );
  });
  const dashes = Array.from({ length: 6 }, (_, i) =>
    rect([i * 240 + 20, 842, 130, 9], '#fff', { opacity: 0.45 }),
  );
  return group([
    rect([0, PAVEMENT_Y, WIDTH, KERB_Y - PAVEMENT_Y], pavement),
    ...joints,
    stroke(
      [
        [0, 620],
        [WIDTH, 620],
      ],
      joint,
      2,
    ),
    rect([0, KERB_Y, WIDTH, ROAD_Y - KERB_Y], joint),
    rect([0, ROAD_Y, WIDTH, HEIGHT - ROAD_Y], road),
    rect([0, ROAD_Y, WIDTH, 10], '#000', { opacity: 0.12 }),
    ...dashes,
  ]);
}
