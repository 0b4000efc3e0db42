/** The member at the index. Throws RangeError past the end, where `[]` would quietly give undefined. */
export function nth<T>(list: ArrayLike<T>, index: number): T {
  const member = list[index];
  if (member === undefined) throw new RangeError(`no member ${index} of ${list.length}`);
  return member;
}

/** The last member. Throws RangeError on an empty list. */
export function last<T>(list: ArrayLike<T>): T {
  return nth(list, list.length - 1);
}

/** Neighbours around a ring: each member with the one after it, the last with the first. */
export function aroundRing<T>(ring: readonly T[]): [T, T][] {
  return ring.map((member, i) => [member, nth(ring, (i + 1) % ring.length)]);
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
