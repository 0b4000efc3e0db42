import { aroundRing, last, nth } from './town-lists';
import {
  disc,
  group,
  HEIGHT,
  oval,
  outward,
  path,
  type Point,
  rect,
  shape,
  stroke,
  WIDTH,
} from './town-photo-brush';
import type { Scene } from './town-photo-scenes';
import { dayStreet } from './town-photo-street';
import type { TownRandom } from './town-random';

/** A hole in the road, then a clean patch. */
export const pothole: Scene = (random, stage) => {
  const at: Point = [random.between(480, 760), random.between(800, 840)];
  const street = dayStreet(random);
  return street + (stage === 'before' ? hole(at, random) : patch(at));
};

/** A cover gone with a branch stuck in the hole, then a new cover. Seen from above. */
export const manhole: Scene = (random, stage) => {
  const [x, y] = [random.between(560, 720), random.between(480, 540)];
  const tiles = Array.from({ length: 88 }, (_, i) => {
    const [column, row] = [i % 11, Math.floor(i / 11)];
    const colour = random.pick(['#c9c3b8', '#c4bdb1', '#cec8be', '#bfb8ac']);
    return rect([column * 128 - (row % 2) * 64, row * 124, 124, 120], colour, { rx: 3 });
  });
  return group([
    rect([0, 0, WIDTH, HEIGHT], '#aba498'),
    ...tiles,
    disc([x, y + 6], 270, '#000', { opacity: 0.12 }),
    disc([x, y], 262, '#8b8d8f'),
    disc([x, y], 240, '#6c6f72'),
    stage === 'before' ? openShaft([x, y]) : lid([x, y]),
  ]);
};

function hole(at: Point, random: TownRandom): string {
  const [x, y] = at;
  const edge = blob(at, [170, 58], random);
  const cracks = Array.from({ length: 7 }, () => {
    const turn = random.between(0, 2 * Math.PI);
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const from: Point = [x + cos * 165, y + sin * 56];
    const kink: Point = [from[0] + cos * 46 + random.between(-16, 16), from[1] + sin * 20];
    return stroke([from, kink, [kink[0] + cos * 50, kink[1] + sin * 16]], '#4b4f55', 4);
  });
  const stones = Array.from({ length: 16 }, () => {
    const stone: Point = [x + random.between(-250, 250), y + random.between(-74, 80)];
    return oval(stone, [random.between(4, 11), random.between(3, 7)], '#9b9fa3');
  });
  const inner = `translate(${x * 0.18} ${(y + 10) * 0.18}) scale(0.82)`;
  return group([
    ...cracks,
    path(edge, '#55595e'),
    path(edge, '#3a3d41', { transform: inner }),
    oval([x - 16, y + 20], [92, 20], '#7d97a6', { opacity: 0.55 }),
    ...stones,
  ]);
}

function patch([x, y]: Point): string {
  const corners: Point[] = [
    [x - 190, y - 60],
    [x + 176, y - 60],
    [x + 196, y + 58],
    [x - 214, y + 58],
  ];
  return shape(corners, '#64686e') + stroke([...corners, nth(corners, 0)], '#565a60', 5);
}

function openShaft([x, y]: Point): string {
  const left = `M${x - 226} ${y} A226 226 0 0 1 ${x + 40} ${y - 222}`;
  return group([
    outward('deep', ['#0d0f12', '#16191d', '#2b2f34']),
    disc([x, y], 226, 'url(#deep)'),
    path(`${left} L${x - 30} ${y - 90} L${x - 96} ${y - 60} L${x - 120} ${y + 26} Z`, '#5d6165'),
    stroke(
      [
        [x + 60, y + 130],
        [x + 130, y - 120],
        [x + 210, y - 330],
      ],
      '#7a5f45',
      17,
    ),
    stroke(
      [
        [x + 130, y - 120],
        [x + 60, y - 230],
      ],
      '#7a5f45',
      10,
    ),
    stroke(
      [
        [x + 170, y - 218],
        [x + 266, y - 280],
      ],
      '#7a5f45',
      9,
    ),
    path(`M${x + 186} ${y - 330} l64 20 l-52 40 Z`, '#b8473d'),
  ]);
}

function lid([x, y]: Point): string {
  const bars = Array.from({ length: 9 }, (_, i) => {
    const offset = (i - 4) * 44;
    const half = Math.sqrt(200 ** 2 - offset ** 2);
    return rect([x - half, y + offset - 8, half * 2, 16], '#595d61', { rx: 8 });
  });
  return group([
    disc([x, y], 226, '#4a4e52'),
    disc([x, y], 214, '#6b7075'),
    ...bars,
    disc([x, y], 40, '#4f5357'),
    disc([x - 150, y], 12, '#2d3033'),
    disc([x + 150, y], 12, '#2d3033'),
  ]);
}

/** An irregular ring as a smooth path. */
function blob(at: Point, radii: Point, random: TownRandom): string {
  const points = Array.from({ length: 11 }, (_, i): Point => {
    const turn = (i / 11) * 2 * Math.PI;
    const reach = random.between(0.82, 1.14);
    return [at[0] + Math.cos(turn) * radii[0] * reach, at[1] + Math.sin(turn) * radii[1] * reach];
  });
  const middles = aroundRing(points).map(([point, next]) =>
    [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2].map(Math.round).join(' '),
  );
  const curves = points.map((point, i) => `Q${point.map(Math.round).join(' ')} ${middles[i]}`);
  return `M${last(middles)} ${curves.join(' ')} Z`;
}
