import { disc, downward, group, HEIGHT, outward, path, type Point, rect, WIDTH } from './town-photo-brush';
import type { Scene } from './town-photo-scenes';
import type { TownRandom } from './town-random';

/** A stairwell wall pasted over, then freshly painted. No words on the bills: nothing to ring up. */
export const smallAds: Scene = (random, stage) => {
  const wall = random.pick(['#d9d3c4', '#cfd6d2', '#dccfc3']);
  const dado = random.pick(['#7f9a8b', '#8395a8', '#a38d76']);
  const bills = Array.from({ length: 28 }, () => bill(random));
  return group([
    rect([0, 0, WIDTH, HEIGHT], wall),
    rect([0, 560, WIDTH, 350], dado),
    rect([0, 552, WIDTH, 10], '#fff', { opacity: 0.5 }),
    rect([0, 910, WIDTH, 50], '#8c877d'),
    door(),
    ...(stage === 'before' ? bills : [rect([60, 110, 800, 440], '#fff', { opacity: 0.16 })]),
  ]);
};

/** A cold room with a blue thermometer, then a warm one. */
export const room: Scene = (random, stage) => {
  const cold = stage === 'before';
  const level = random.between(0, 24) + (cold ? 96 : 196);
  const frost = Array.from({ length: 22 }, () => {
    const y = random.chance(0.5) ? random.between(180, 230) : random.between(430, 480);
    return disc([random.between(420, 880), y], random.between(20, 44), 'url(#frost)');
  });
  return group([
    outward('frost', ['rgba(255,255,255,0.75)', 'rgba(255,255,255,0)']),
    downward('pane', cold ? ['#aebfcc', '#dbe4ea'] : ['#a9cfe8', '#eaf3f4']),
    rect([0, 0, WIDTH, HEIGHT], cold ? '#cfd9e0' : '#f0e2cf'),
    rect([0, 830, WIDTH, 130], cold ? '#9a8f86' : '#b08a64'),
    rect([390, 150, 520, 350], '#f7f5f0', { rx: 6 }),
    rect([410, 170, 230, 310], 'url(#pane)'),
    rect([660, 170, 230, 310], 'url(#pane)'),
    ...(cold ? frost : []),
    rect([130, 120, 190, 720], cold ? '#8fa3b5' : '#c98f73', { opacity: 0.75, rx: 10 }),
    ...[170, 220, 270].map((x) => rect([x, 120, 4, 720], '#000', { opacity: 0.07 })),
    radiator(),
    ...(cold ? [] : [460, 610, 760].map(warmth)),
    thermometer(level, cold ? '#4f86c0' : '#cf5b45'),
  ]);
};

function bill(random: TownRandom): string {
  const [x, y] = [random.between(70, 740), random.between(110, 720)];
  const [w, h] = [random.between(60, 130), random.between(50, 110)];
  const colour = random.pick(['#f4f0e6', '#f2e2a6', '#e9b7ae', '#bfd6e4', '#f4f0e6']);
  const lines = [0.3, 0.52, 0.74].map((level) =>
    rect([x + 9, y + h * level, (w - 18) * random.between(0.5, 1), 5], '#6b6459', { opacity: 0.6 }),
  );
  const sheet = [
    rect([x + 3, y + 4, w, h], '#000', { opacity: 0.1 }),
    rect([x, y, w, h], colour),
    rect([x + 9, y + h * 0.1, w - 18, 8], '#a8483f', { opacity: 0.75 }),
    ...lines,
  ];
  return group(sheet, { transform: `rotate(${random.between(-9, 9).toFixed(1)} ${x} ${y})` });
}

function door(): string {
  return group([
    rect([900, 150, 300, 760], '#5d5148'),
    rect([918, 168, 264, 742], '#8a6f59'),
    rect([950, 214, 200, 250], '#7b624e', { rx: 4 }),
    rect([950, 520, 200, 300], '#7b624e', { rx: 4 }),
    disc([944, 560], 13, '#d9c38a'),
  ]);
}

function radiator(): string {
  const outline = { rx: 14, stroke: '#a9a49b', 'stroke-width': 3 };
  const fins = Array.from({ length: 11 }, (_, i) => rect([400 + i * 44, 600, 36, 190], '#f6f3ee', outline));
  return group([
    rect([340, 622, 60, 10], '#b5afa5'),
    rect([340, 760, 60, 10], '#b5afa5'),
    rect([340, 622, 10, 210], '#b5afa5'),
    ...fins,
    rect([396, 640, 484, 8], '#000', { opacity: 0.08 }),
  ]);
}

function warmth(x: number): string {
  return path(`M${x} 580 q-22 -34 0 -66 t0 -66`, 'none', {
    stroke: '#e09a63',
    'stroke-width': 7,
    'stroke-linecap': 'round',
    opacity: 0.75,
  });
}

function thermometer(level: number, colour: string): string {
  const bulb: Point = [1073, 540];
  return group([
    rect([1040, 250, 66, 330], '#fbfaf6', { rx: 33, stroke: '#b9b2a6', 'stroke-width': 4 }),
    rect([1064, 540 - level, 18, level], colour),
    disc(bulb, 24, colour),
    ...Array.from({ length: 9 }, (_, i) => rect([1088, 300 + i * 25, 12, 3], '#8f887c')),
  ]);
}
