import {
  disc,
  downward,
  group,
  HEIGHT,
  oval,
  outward,
  path,
  type Point,
  rect,
  shape,
  WIDTH,
} from './town-photo-brush';
import type { Scene } from './town-photo-scenes';
import { car, cone, dayStreet, KERB_Y, nightStreet } from './town-photo-street';

/** A street lamp at night: dark, then lit. */
export const lamp: Scene = (random, stage) => {
  const x = random.between(520, 760);
  const lit = stage === 'after';
  const gloom = rect([0, 0, WIDTH, HEIGHT], '#0a1020', { opacity: 0.24 });
  return (
    nightStreet(random) + (lit ? light([x + 128, 262]) : gloom) + lampPost(x, lit ? PAINTS.lit : PAINTS.dark)
  );
};

/** Cars left on the pavement, then the pavement free. */
export const parking: Scene = (random, stage) => {
  const first = random.pick(['#c9ced2', '#5f7387', '#a85a50']);
  const second = random.pick(['#3f4750', '#dcd6c8']);
  const x = random.between(330, 430);
  const street = dayStreet(random);
  const blind = Array.from({ length: 33 }, (_, i) => rect([i * 40, 634, 36, 24], '#d9b95e', { rx: 2 }));
  const left = car([x, 686], first) + car([x + 470, 700], second);
  return street + group(blind) + (stage === 'before' ? left : car([x + 150, 930], first));
};

/** A railing knocked flat, then standing. */
export const railing: Scene = (random, stage) => {
  const street = dayStreet(random);
  const broken = random.int(3, 4);
  const panels = Array.from({ length: 8 }, (_, i) => {
    const x = i * 168 - 30;
    const fallen = stage === 'before' && (i === broken || i === broken + 1);
    const tilt = i === broken ? 58 : 74;
    return group(panel(x), fallen ? { transform: `rotate(${tilt} ${x} 800)` } : {});
  });
  return street + group(panels) + (stage === 'before' ? cone([broken * 168 + 20, 880]) : '');
};

interface LampPaint {
  pole: string;
  foot: string;
  head: string;
}

const PAINTS: Record<'lit' | 'dark', LampPaint> = {
  lit: { pole: '#8a919c', foot: '#767d88', head: '#fff3cf' },
  dark: { pole: '#596173', foot: '#4b5363', head: '#39414f' },
};

function lampPost(x: number, paint: LampPaint): string {
  const [headX, headY] = [x + 128, 262];
  const outer = `M${x - 11} ${KERB_Y} L${x - 6} 250 Q${x - 4} 214 ${x + 40} 214 L${x + 108} 236`;
  const inner = `L${x + 106} 246 L${x + 42} 228 Q${x + 8} 228 ${x + 7} 256 L${x + 11} ${KERB_Y} Z`;
  const corners: Point[] = [
    [headX - 44, headY - 20],
    [headX + 40, headY - 2],
    [headX + 34, headY + 12],
    [headX - 46, headY + 2],
  ];
  return group([
    path(`${outer} ${inner}`, paint.pole),
    rect([x - 20, KERB_Y - 34, 40, 36], paint.foot, { rx: 4 }),
    shape(corners, paint.head),
  ]);
}

function light([x, y]: Point): string {
  const beam: Point[] = [
    [x - 34, y + 10],
    [x + 34, y + 10],
    [x + 350, 780],
    [x - 350, 780],
  ];
  return group([
    outward('glow', ['rgba(255,224,150,0.95)', 'rgba(255,214,130,0.28)', 'rgba(255,214,130,0)']),
    outward('pool', ['rgba(255,223,154,0.6)', 'rgba(255,223,154,0.3)', 'rgba(255,223,154,0)']),
    downward('beam', ['rgba(255,226,160,0.55)', 'rgba(255,226,160,0.12)', 'rgba(255,226,160,0)']),
    shape(beam, 'url(#beam)'),
    oval([x, 780], [470, 130], 'url(#pool)'),
    disc([x, y], 120, 'url(#glow)'),
  ]);
}

function panel(x: number): string[] {
  return [
    rect([x - 5, 690, 10, 112], '#dfe4e7'),
    rect([x - 14, 800, 28, 10], '#8b9197'),
    rect([x, 698, 164, 9], '#f4f6f7'),
    rect([x, 780, 164, 9], '#4f86b4'),
    ...Array.from({ length: 8 }, (_, i) => rect([x + 12 + i * 19, 704, 6, 84], '#f4f6f7')),
  ];
}
