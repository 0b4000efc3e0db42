let taken = 0;

/** Counts the steps taken and cases reported on this phone: a list left behind learns by it that it is out of date. */
export function noteStep(): void {
  taken += 1;
}

export function stepsTaken(): number {
  return taken;
}
