import { bitsOf } from './codewords';

/** Rows of modules, true is dark; `taken` marks what belongs to the pattern and carries no data. */
export interface Grid {
  size: number;
  dark: boolean[][];
  taken: boolean[][];
}

const FINDER = 7;
const TIMING = 6;
const FORMAT_GENERATOR = 0x537;
const FORMAT_MASK = 0x5412;

export type Mask = (row: number, column: number) => boolean;
/** ISO/IEC 18004, table 10: which modules are turned over. */
export const MASKS: readonly Mask[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

/** All that is in every code of this size: finders, timing lines, the alignment mark, the place of the format. */
export function pattern(version: number): Grid {
  const size = 17 + 4 * version;
  const blank = () => Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const grid: Grid = { size, dark: blank(), taken: blank() };
  for (let index = 0; index < size; index += 1) {
    set(grid, [TIMING, index], index % 2 === 0);
    set(grid, [index, TIMING], index % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    rings(grid, [row, column], { reach: 4, light: [2, 4] });
  if (version > 1) rings(grid, [size - FINDER, size - FINDER], { reach: 2, light: [1] });
  drawFormat(grid, 0);
  return grid;
}

type Cell = readonly [row: number, column: number];

function set({ dark, taken, size }: Grid, [row, column]: Cell, value: boolean | undefined): void {
  const [darkRow, takenRow] = [dark[row], taken[row]];
  if (!darkRow || !takenRow || column < 0 || column >= size) return;
  darkRow[column] = value === true;
  takenRow[column] = true;
}

/** Square rings around a middle; those at the `light` distances stay white. */
function rings(grid: Grid, [row, column]: Cell, { reach, light }: { reach: number; light: number[] }): void {
  for (let down = -reach; down <= reach; down += 1)
    for (let right = -reach; right <= reach; right += 1) {
      const away = Math.max(Math.abs(down), Math.abs(right));
      set(grid, [row + down, column + right], !light.includes(away));
    }
}

/** Which mask was used, twice, protected by a code of its own. Level M is 00. */
export function drawFormat(grid: Grid, mask: number): void {
  let rest = mask;
  for (let step = 0; step < 10; step += 1) rest = (rest << 1) ^ ((rest >> 9) * FORMAT_GENERATOR);
  const bits = bitsOf(((mask << 10) | rest) ^ FORMAT_MASK, 15).reverse();
  const { size } = grid;
  bits.forEach((bit, index) => {
    const besideFinder: Cell =
      index < 8 ? [index < TIMING ? index : index + 1, 8] : [8, index === 8 ? 7 : 14 - index];
    const farAway: Cell = index < 8 ? [8, size - 1 - index] : [size - 15 + index, 8];
    set(grid, besideFinder, bit === 1);
    set(grid, farAway, bit === 1);
  });
  set(grid, [size - 8, 8], true);
}

/** The free places in the order in which the bits go: two columns at a time, from the right, up and down in turn. */
export function path({ size, taken }: Grid): Cell[] {
  const cells: Cell[] = [];
  let upward = true;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === TIMING) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const row = upward ? size - 1 - step : step;
      for (const column of [right, right - 1]) if (!taken[row]?.[column]) cells.push([row, column]);
    }
    upward = !upward;
  }
  return cells;
}
