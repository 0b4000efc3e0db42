import { aroundRing, nth, total } from './town-lists';
import { distance, fromSegment, type Spot } from './town-geometry';
import type { TownRandom } from './town-random';

/** A convex piece of land: its corners as point numbers, and the people sampled on it. */
export interface Plot {
  corners: number[];
  crowd: Spot[];
}

/** A straight cut between two points of the mesh. */
export interface Cut {
  from: number;
  to: number;
}

/** A cut meeting a border nearer than this to an existing point uses that point: two corners become a crossroads. */
const SNAP_METRES = 45;
const ON_LINE_METRES = 1e-6;

/**
 * Land divided by straight cuts, in metres. Every point has one number, whoever's corner it is,
 * so that bending the finished mesh moves a border for both its neighbours at once.
 */
export class TownMesh {
  readonly points: Spot[] = [];

  /** @param lay the town's compass in radians: cuts run along it or across it, a little crooked. */
  constructor(
    private readonly random: TownRandom,
    private readonly lay: number,
  ) {}

  add(spot: Spot): number {
    return this.points.push(spot) - 1;
  }

  /**
   * Divides a plot into one piece per share, by halving the list again and again.
   * A piece's crowd is in proportion to its share. Cuts are appended in the order made.
   */
  divide(plot: Plot, shares: number[], cuts: Cut[]): Plot[] {
    if (shares.length === 1) return [plot];
    const half = Math.floor(shares.length / 2);
    const before = shares.slice(0, half);
    const after = shares.slice(half);
    const { near, far, cut } = this.cut(plot, total(before) / total(shares));
    cuts.push(cut);
    return [...this.divide(near, before, cuts), ...this.divide(far, after, cuts)];
  }

  /** Point numbers from one point to another, with every point of the mesh that lies between. */
  between(from: number, to: number): number[] {
    const [a, b] = [this.spot(from), this.spot(to)];
    const [west, east] = [Math.min(a[0], b[0]) - 1, Math.max(a[0], b[0]) + 1];
    const [south, north] = [Math.min(a[1], b[1]) - 1, Math.max(a[1], b[1]) + 1];
    const found: { point: number; along: number }[] = [];
    this.points.forEach((spot, point) => {
      if (spot[0] < west || spot[0] > east || spot[1] < south || spot[1] > north) return;
      if (point === from || point === to) return;
      const { away, along } = fromSegment(spot, a, b);
      if (away < ON_LINE_METRES) found.push({ point, along });
    });
    found.sort((one, other) => one.along - other.along);
    return [from, ...found.map((entry) => entry.point), to];
  }

  /** The ring of a plot with every neighbour's corner on its border put in. Ask once the dividing is done. */
  ring(plot: Plot): number[] {
    return aroundRing(plot.corners).flatMap(([corner, next]) => this.between(corner, next).slice(0, -1));
  }

  private spot(point: number): Spot {
    return nth(this.points, point);
  }

  private cut(plot: Plot, share: number): { near: Plot; far: Plot; cut: Cut } {
    const normal = this.acrossLongSide(plot);
    const reach = (spot: Spot) => spot[0] * normal[0] + spot[1] * normal[1];
    const reaches = Float64Array.from(plot.crowd, reach).sort();
    const at = Math.max(1, Math.round(reaches.length * share));
    const level = (nth(reaches, at - 1) + nth(reaches, at)) / 2;

    const { corners, marks } = this.marked(plot.corners, (point) => reach(this.spot(point)) - level);
    const [first, second] = [nth(marks, 0), nth(marks, 1)];
    const inner = corners.slice(first, second + 1);
    const outer = [...corners.slice(second), ...corners.slice(0, first + 1)];
    const innerIsNear = inner.slice(1, -1).some((point) => reach(this.spot(point)) < level);
    const nearCrowd = plot.crowd.filter((spot) => reach(spot) < level);
    const farCrowd = plot.crowd.filter((spot) => reach(spot) >= level);
    return {
      near: { corners: innerIsNear ? inner : outer, crowd: nearCrowd },
      far: { corners: innerIsNear ? outer : inner, crowd: farCrowd },
      cut: { from: nth(corners, first), to: nth(corners, second) },
    };
  }

  /** The direction in which the plot is longest, of the town's two, turned by a few degrees. */
  private acrossLongSide(plot: Plot): Spot {
    const span = (angle: number) => {
      const reaches = plot.corners.map((point) => {
        const spot = this.spot(point);
        return spot[0] * Math.cos(angle) + spot[1] * Math.sin(angle);
      });
      return Math.max(...reaches) - Math.min(...reaches);
    };
    const upright = this.lay + Math.PI / 2;
    const angle = (span(this.lay) >= span(upright) ? this.lay : upright) + this.random.between(-0.09, 0.09);
    return [Math.cos(angle), Math.sin(angle)];
  }

  /** The corners with the two ends of the cut put in, and where in the list they stand. */
  private marked(corners: number[], side: (point: number) => number): { corners: number[]; marks: number[] } {
    const ends: number[] = [];
    const all: number[] = [];
    aroundRing(corners).forEach(([from, to]) => {
      all.push(from);
      const [a, b] = [side(from), side(to)];
      if (a < 0 === b < 0) return;
      const end = this.meeting(from, to, a / (a - b));
      ends.push(end);
      if (end !== from && end !== to) all.push(end);
    });
    const marks = ends.map((end) => all.indexOf(end)).sort((one, other) => one - other);
    return { corners: all, marks };
  }

  private meeting(from: number, to: number, along: number): number {
    const [a, b] = [this.spot(from), this.spot(to)];
    const hit: Spot = [a[0] + (b[0] - a[0]) * along, a[1] + (b[1] - a[1]) * along];
    let nearest = -1;
    let best = SNAP_METRES;
    this.points.forEach((spot, point) => {
      // most points are far away: the cheap question first
      if (Math.abs(spot[0] - hit[0]) >= best || Math.abs(spot[1] - hit[1]) >= best) return;
      const gap = distance(spot, hit);
      if (gap < best && fromSegment(spot, a, b).away < ON_LINE_METRES) [nearest, best] = [point, gap];
    });
    return nearest >= 0 ? nearest : this.add(hit);
  }
}
