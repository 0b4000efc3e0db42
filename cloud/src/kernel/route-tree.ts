interface Leaf<T> {
  readonly value: T;
  /** Names of the parameters on the way here, in their order. */
  readonly names: readonly string[];
}

export interface RouteFound<T> {
  readonly value: T;
  readonly params: Readonly<Record<string, string>>;
}

const segmentsOf = (path: string): string[] => path.split('/').filter(Boolean);

/** Paths such as `/cases/:no`, found by walking their segments: what is written out goes before a parameter. */
export class RouteTree<T> {
  private readonly written = new Map<string, RouteTree<T>>();
  private parameter: RouteTree<T> | undefined;
  private leaf: Leaf<T> | undefined;

  /** Throws where the same path was added before, whatever its parameters are called. */
  add(path: string, value: T): void {
    const segments = segmentsOf(path);
    const end = segments.reduce<RouteTree<T>>((tree, segment) => tree.below(segment), this);
    if (end.leaf) throw new Error(`${path} is served twice`);
    end.leaf = { value, names: segments.filter(isParameter).map((segment) => segment.slice(1)) };
  }

  find(path: string): RouteFound<T> | undefined {
    const given: string[] = [];
    const leaf = this.walk(segmentsOf(path), given);
    if (!leaf) return undefined;
    const params = Object.fromEntries(
      leaf.names.map((name, at) => [name, decodeURIComponent(given[at] ?? '')]),
    );
    return { value: leaf.value, params };
  }

  private walk(segments: readonly string[], given: string[], at = 0): Leaf<T> | undefined {
    const segment = segments[at];
    if (segment === undefined) return this.leaf;
    const written = this.written.get(segment)?.walk(segments, given, at + 1);
    if (written || !this.parameter) return written;
    given.push(segment);
    const found = this.parameter.walk(segments, given, at + 1);
    if (!found) given.pop();
    return found;
  }

  private below(segment: string): RouteTree<T> {
    if (isParameter(segment)) return (this.parameter ??= new RouteTree<T>());
    const known = this.written.get(segment) ?? new RouteTree<T>();
    this.written.set(segment, known);
    return known;
  }
}

const isParameter = (segment: string): boolean => segment.startsWith(':');
