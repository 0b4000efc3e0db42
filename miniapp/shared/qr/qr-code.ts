import { codewords } from './codewords';
import { drawFormat, MASKS, path, pattern, type Grid } from './grid';
import { penalty } from './penalty';

/**
 * A QR code (ISO/IEC 18004, level M, up to 106 bytes) as rows of modules, true is dark; without the white border.
 * Throws RangeError for more.
 */
export function qrCode(text: string): boolean[][] {
  const { version, bits } = codewords(text);
  const candidates = MASKS.map((_, mask) => drawn(version, bits, mask));
  const [first, ...others] = candidates.map((dark) => ({ dark, cost: penalty(dark) }));
  if (!first) return [];
  return others.reduce((best, each) => (each.cost < best.cost ? each : best), first).dark;
}

function drawn(version: number, bits: readonly number[], mask: number): boolean[][] {
  const grid: Grid = pattern(version);
  const turned = MASKS[mask];
  path(grid).forEach(([row, column], index) => {
    const line = grid.dark[row];
    // Seven places at most are left over, and count as white.
    if (line) line[column] = (bits[index] === 1) !== (turned?.(row, column) === true);
  });
  drawFormat(grid, mask);
  return grid.dark;
}
