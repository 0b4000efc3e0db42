/** The field of 256 elements of ISO/IEC 18004: x⁸ + x⁴ + x³ + x² + 1. */
const FIELD = 0x11d;

const EXP: number[] = [];
const LOG: number[] = [];
for (let power = 0, value = 1; power < 255; power += 1) {
  EXP[power] = value;
  LOG[value] = power;
  value = value < 128 ? value << 1 : (value << 1) ^ FIELD;
}

const at = (list: readonly number[], index: number): number => list[index] ?? 0;

function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : at(EXP, (at(LOG, a) + at(LOG, b)) % 255);
}

/** (x − α⁰)(x − α¹)… of that degree, the highest coefficient (1) left out. */
function generator(degree: number): number[] {
  let product = [1];
  for (let power = 0; power < degree; power += 1) {
    const next = [...product, 0];
    product.forEach((each, index) => (next[index + 1] = at(next, index + 1) ^ times(each, at(EXP, power))));
    product = next;
  }
  return product.slice(1);
}

/** So many codewords that let a reader mend what it misread of `data`. */
export function correction(data: readonly number[], count: number): number[] {
  const divisor = generator(count);
  let rest = Array<number>(count).fill(0);
  for (const byte of data) {
    const factor = byte ^ at(rest, 0);
    rest = [...rest.slice(1), 0].map((each, index) => each ^ times(at(divisor, index), factor));
  }
  return rest;
}
