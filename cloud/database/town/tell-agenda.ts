interface Entry<T> {
  readonly at: number;
  readonly order: number;
  readonly task: T;
}

/** What is still to happen, earliest first; of two at the same moment the one noted first. A binary heap. */
export class Agenda<T> {
  private readonly heap: Entry<T>[] = [];
  private noted = 0;

  /** @param at ms since epoch */
  note(at: number, task: T): void {
    const entry = { at, order: this.noted++, task };
    let place = this.heap.push(entry) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.heap[above];
      if (!parent || before(parent, entry)) break;
      this.heap[place] = parent;
      place = above;
    }
    this.heap[place] = entry;
  }

  next(): { at: number; task: T } | undefined {
    const first = this.heap[0];
    const moved = this.heap.pop();
    if (first && moved && first !== moved) this.sink(moved);
    return first;
  }

  private sink(entry: Entry<T>): void {
    let place = 0;
    for (;;) {
      const below = this.smallerChild(place);
      const child = this.heap[below];
      if (!child || before(entry, child)) break;
      this.heap[place] = child;
      place = below;
    }
    this.heap[place] = entry;
  }

  private smallerChild(place: number): number {
    const [left, right] = [this.heap[2 * place + 1], this.heap[2 * place + 2]];
    return left && right && before(right, left) ? 2 * place + 2 : 2 * place + 1;
  }
}

const before = <T>(a: Entry<T>, b: Entry<T>): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
