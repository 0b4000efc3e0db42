/** A small seeded random source (mulberry32), so that a split can be told again by its seed. */
function seeded(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The fold of each sample, every label spread evenly over the folds. */
export function stratifiedFolds(labels: number[], folds: number, seed: number): number[] {
  const random = seeded(seed);
  const order = labels
    .map((label, at) => ({ label, at, key: random() }))
    .sort((a, b) => a.label - b.label || a.key - b.key);
  const foldOf = new Array<number>(labels.length).fill(0);
  order.forEach(({ at }, place) => {
    foldOf[at] = place % folds;
  });
  return foldOf;
}
