import { nth } from './town-lists';

/** A seeded source of chance: the same seed always tells the same town. */
export interface TownRandom {
  /** A fraction in [0, 1). */
  next(): number;
  /** A fraction in [low, high). */
  between(low: number, high: number): number;
  /** A whole number from low to high, both included. */
  int(low: number, high: number): number;
  /** True with the given probability, 0 to 1. */
  chance(probability: number): boolean;
  /** One member of the list. Throws RangeError on an empty list. */
  pick<T>(list: readonly T[]): T;
  /** A shuffled copy. */
  shuffle<T>(list: readonly T[]): T[];
  /** An independent source named by a label: drawing from it leaves this one where it was. */
  fork(label: string): TownRandom;
}

/** Mulberry32 (public domain, Tommy Ettinger): 32 bits of state, fast and good enough for a demonstration. */
export function townRandom(seed: number): TownRandom {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  const between = (low: number, high: number) => low + next() * (high - low);
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));

  return {
    next,
    between,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return nth(list, int(0, list.length - 1));
    },
    shuffle: (list) => shuffled(list, int),
    fork: (label) => townRandom(hash(label, seed)),
  };
}

function shuffled<T>(list: readonly T[], int: (low: number, high: number) => number): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = int(0, i);
    [copy[i], copy[j]] = [nth(copy, j), nth(copy, i)];
  }
  return copy;
}

/** FNV-1a over the label, started from the seed. */
function hash(label: string, seed: number): number {
  let value = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < label.length; i += 1) {
    value = Math.imul(value ^ label.charCodeAt(i), 0x01000193) >>> 0;
  }
  return value;
}
