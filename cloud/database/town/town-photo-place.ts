import {
  disc,
  downward,
  group,
  oval,
  outward,
  path,
  type Point,
  rect,
  shape,
  stroke,
  WIDTH,
} from './town-photo-brush';
import type { PhotoStage, Scene } from './town-photo-scenes';
import { cone, dayStreet, PAVEMENT_Y, tree } from './town-photo-street';
import type { TownRandom } from './town-random';

/** Bins running over, then emptied and swept. */
export const rubbish: Scene = (random, stage) => {
  const street = dayStreet(random);
  const x = random.between(460, 640);
  const bins = ['#4f7d5b', '#5a7fa3', '#8a6a4f'].map((colour, i) => bin([x + i * 124, 690], colour));
  if (stage === 'after') return street + group(bins);
  const overflow = [0, 1, 2].map((i) => bag([x + i * 124 + random.between(-12, 12), 566], random));
  const litter = Array.from({ length: 26 }, () => {
    const [left, top] = [x + random.between(-260, 520), random.between(700, 790)];
    const colour = random.pick(['#e8e2d4', '#c9b48f', '#b9cdd6', '#d9a38f']);
    return rect([left, top, random.between(8, 24), random.between(6, 14)], colour, { rx: 2 });
  });
  const spots = Array.from({ length: 11 }, (): Point => [
    x + random.between(-190, 420),
    random.between(664, 742),
  ]);
  const bags = spots.sort((one, other) => one[1] - other[1]).map((spot) => bag(spot, random));
  return street + group([...overflow, ...bins, ...litter, ...bags]);
};

/** A dead tree with a hanging branch, then a young one held by stakes. */
export const greenery: Scene = (random, stage) => {
  const street = dayStreet(random);
  const x = random.between(520, 680);
  const bed = oval([x, 700], [150, 26], '#6b5a48');
  if (stage === 'before') return street + bed + deadTree(x, random);
  const stakes = [-1, 1].map((side) =>
    stroke(
      [
        [x + side * 70, 704],
        [x + side * 8, 560],
      ],
      '#a98b66',
      9,
    ),
  );
  return street + bed + tree([x, 700], random, '#7fb069') + group(stakes);
};

/** A shop's goods all over the pavement, then back inside. */
export const stall: Scene = (random, stage) => {
  const street = dayStreet(random);
  const x = random.between(280, 420);
  const line = rect([0, PAVEMENT_Y + 22, WIDTH, 6], '#e2c45c', { opacity: 0.9 });
  return street + line + (stage === 'before' ? goods(x, random) : '');
};

/** A building site: bare earth and dust, then netted and damped. */
export const site: Scene = (random, stage) => {
  const x = random.between(420, 640);
  const building = frame(random);
  const bare = stage === 'before';
  const fence = Array.from({ length: 11 }, (_, i) =>
    group([
      rect([i * 120, 690, 118, 170], i % 2 === 0 ? '#4f86b4' : '#5b92bf'),
      rect([i * 120, 690, 118, 14], '#f0ede4'),
    ]),
  );
  const mud = path('M0 900 Q320 866 640 906 T1280 890 L1280 930 Q640 950 0 936 Z', '#9a8560', {
    opacity: 0.7,
  });
  return group([
    downward('sky', ['#b9cfdd', '#ece6d8']),
    rect([0, 0, WIDTH, 720], 'url(#sky)'),
    building,
    mound(x, stage),
    bare ? dust(random) : '',
    ...fence,
    rect([0, 856, WIDTH, 104], bare ? '#a99a80' : '#85898c'),
    bare ? mud : '',
  ]);
};

/** Anything else: a spot marked off with cones, then open again. */
export const corner: Scene = (random, stage) => {
  const street = dayStreet(random);
  const x = random.between(420, 700);
  if (stage === 'after') return street;
  const crack = '#857c6d';
  return group([
    street,
    shape(
      [
        [x - 130, 600],
        [x + 150, 590],
        [x + 190, 680],
        [x - 170, 684],
      ],
      '#b3aa9b',
    ),
    stroke(
      [
        [x - 60, 606],
        [x - 10, 640],
        [x - 40, 680],
      ],
      crack,
      5,
    ),
    stroke(
      [
        [x + 60, 600],
        [x + 40, 640],
        [x + 110, 676],
      ],
      crack,
      5,
    ),
    cone([x - 230, 690]),
    cone([x + 250, 690]),
  ]);
};

/** Limbs of the dead tree around its foot at 0, 700: how thick, and the way they run. */
const LIMBS: [width: number, line: string][] = [
  [30, 'M0 700 L-8 520 L6 380 L-10 250'],
  [15, 'M-4 470 L-110 370 L-150 270'],
  [13, 'M4 400 L100 310 L120 210'],
  [14, 'M2 500 L150 470 L230 620 L300 690'],
  [7, 'M210 580 L290 580'],
];

function deadTree(x: number, random: TownRandom): string {
  const leaves = Array.from({ length: 9 }, () =>
    oval([random.between(-200, 330), random.between(690, 770)], [13, 6], '#a98a52'),
  );
  const limbs = LIMBS.map(([width, line]) =>
    path(line, 'none', { stroke: '#6e5a4a', 'stroke-width': width, 'stroke-linecap': 'round' }),
  );
  return group([...limbs, ...leaves], { transform: `translate(${x.toFixed(1)} 0)` });
}

function goods(x: number, random: TownRandom): string {
  const crates = Array.from({ length: 7 }, (_, i) => crate(x + i * 92, random));
  return group([
    oval([x + 320, 684], [380, 16], '#000', { opacity: 0.14 }),
    rect([x + 316, 420, 8, 262], '#7f858b'),
    path(`M${x + 90} 450 Q${x + 320} 300 ${x + 550} 450 Z`, '#b5564b'),
    path(`M${x + 220} 450 Q${x + 320} 300 ${x + 420} 450 Z`, '#f0e6d6'),
    ...crates,
  ]);
}

function crate(x: number, random: TownRandom): string {
  const fruit = random.pick(['#c9573f', '#d99a3d', '#7fa650', '#b8473d', '#e0c04f']);
  const heap = Array.from({ length: 9 }, (_, i) =>
    disc([x + 12 + (i % 5) * 15, 628 - Math.floor(i / 5) * 13], 10, fruit),
  );
  return group([...heap, rect([x, 632, 84, 46], '#a98358', { rx: 3 }), rect([x, 648, 84, 4], '#8a683f')]);
}

function mound(x: number, stage: PhotoStage): string {
  const outline = `M${x - 380} 700 Q${x - 160} 380 ${x} 410 T${x + 420} 700 Z`;
  if (stage === 'before') return path(outline, '#b08d5f');
  const cords = Array.from({ length: 30 }, (_, i) => {
    const left = x - 700 + i * 46;
    return (
      stroke(
        [
          [left, 700],
          [left + 260, 380],
        ],
        '#3f6b4a',
        3,
      ) +
      stroke(
        [
          [left, 380],
          [left + 260, 700],
        ],
        '#3f6b4a',
        3,
      )
    );
  });
  return group([
    `<defs><clipPath id="heap"><path d="${outline}"/></clipPath></defs>`,
    path(outline, '#6f9a72'),
    group(cords, { 'clip-path': 'url(#heap)', opacity: 0.3 }),
  ]);
}

function dust(random: TownRandom): string {
  const clouds = Array.from({ length: 14 }, () => {
    const at: Point = [random.between(60, 1220), random.between(420, 680)];
    return disc(at, random.between(110, 210), 'url(#dust)');
  });
  return group([outward('dust', ['rgba(205,183,143,0.55)', 'rgba(205,183,143,0)']), ...clouds]);
}

function frame(random: TownRandom): string {
  const x = random.between(760, 880);
  const crane = '#d0a23f';
  return group([
    ...Array.from({ length: 6 }, (_, i) => rect([x, 200 + i * 84, 300, 14], '#9aa0a4')),
    ...Array.from({ length: 4 }, (_, i) => rect([x + i * 95, 200, 14, 500], '#a7adb1')),
    stroke(
      [
        [x - 160, 700],
        [x - 160, 90],
        [x + 190, 90],
      ],
      crane,
      11,
    ),
    stroke(
      [
        [x - 160, 90],
        [x - 250, 90],
      ],
      crane,
      11,
    ),
    stroke(
      [
        [x + 150, 92],
        [x + 150, 170],
      ],
      '#5b6066',
      3,
    ),
  ]);
}

function bin([x, y]: Point, colour: string): string {
  return group([
    oval([x, y + 4], [60, 9], '#000', { opacity: 0.16 }),
    shape(
      [
        [x - 50, y - 118],
        [x + 50, y - 118],
        [x + 42, y],
        [x - 42, y],
      ],
      colour,
    ),
    rect([x - 56, y - 134, 112, 18], colour, { rx: 7 }),
    rect([x - 56, y - 122, 112, 6], '#000', { opacity: 0.15 }),
    rect([x - 24, y - 84, 48, 40], '#fff', { opacity: 0.22, rx: 4 }),
  ]);
}

function bag([x, y]: Point, random: TownRandom): string {
  const size = random.between(34, 56);
  const colour = random.pick(['#2f3338', '#3d4a44', '#d8d3c6', '#4a4f57', '#b9c7cc']);
  const [wide, neck] = [size * 1.1, size * 0.25];
  const left = `M${x - size} ${y} Q${x - wide} ${y - size} ${x - neck} ${y - size * 1.25} L${x} ${y - size * 1.6}`;
  const right = `L${x + neck} ${y - size * 1.25} Q${x + wide} ${y - size} ${x + size} ${y} Z`;
  return path(`${left} ${right}`, colour, { stroke: '#000', 'stroke-opacity': 0.18, 'stroke-width': 2 });
}
