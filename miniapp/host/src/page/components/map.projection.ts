import { asNumber, clamp, fieldsOf } from './read';

/** Degrees, GCJ-02 as everywhere in WeChat; nothing is converted. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Pixels from the upper left corner of the map. */
interface Point {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const TILE = 256;
const EQUATOR_METRES = 40_075_016.686;
const MOST_LATITUDE = 85.05;
const LEAST_SCALE = 3;
const MOST_SCALE = 20;

/** Web Mercator around a centre: at scale n the world is 256·2ⁿ pixels wide. */
export class Projection {
  constructor(
    readonly centre: Place,
    readonly scale: number,
    readonly size: Size,
  ) {}

  pointOf(place: Place): Point {
    const [at, centre] = [this.onWorld(place), this.onWorld(this.centre)];
    return { x: this.size.width / 2 + at.x - centre.x, y: this.size.height / 2 + at.y - centre.y };
  }

  placeOf(point: Point): Place {
    const centre = this.onWorld(this.centre);
    const x = (centre.x + point.x - this.size.width / 2) / this.world;
    const y = (centre.y + point.y - this.size.height / 2) / this.world;
    return {
      longitude: x * 360 - 180,
      latitude: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI,
    };
  }

  /** Metres on the ground as pixels, at the latitude of the centre. */
  pixels(metres: number): number {
    return (metres * this.world) / (EQUATOR_METRES * Math.cos((this.centre.latitude * Math.PI) / 180));
  }

  /** What the map shows: as `regionchange` and `getRegion` tell it. */
  get region(): { northeast: Place; southwest: Place } {
    const { width, height } = this.size;
    return { northeast: this.placeOf({ x: width, y: 0 }), southwest: this.placeOf({ x: 0, y: height }) };
  }

  /** The largest scale at which all places are seen, `padding` pixels from the edge. */
  static around(places: readonly Place[], size: Size, padding = 0): Projection {
    const latitudes = places.map((place) => place.latitude);
    const longitudes = places.map((place) => place.longitude);
    const middle = (all: number[]): number => (Math.min(...all) + Math.max(...all)) / 2;
    const centre = { latitude: middle(latitudes), longitude: middle(longitudes) };
    for (let scale = MOST_SCALE; scale > LEAST_SCALE; scale -= 1) {
      const projection = new Projection(centre, scale, size);
      if (places.every((place) => within(projection.pointOf(place), size, padding))) return projection;
    }
    return new Projection(centre, LEAST_SCALE, size);
  }

  private get world(): number {
    return TILE * 2 ** this.scale;
  }

  private onWorld({ latitude, longitude }: Place): Point {
    const sine = Math.sin((clamp(latitude, -MOST_LATITUDE, MOST_LATITUDE) * Math.PI) / 180);
    return {
      x: ((longitude + 180) / 360) * this.world,
      y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * this.world,
    };
  }
}

/** The place in what a program gave, such as a marker; undefined when there is none. */
export function placeIn(value: unknown): Place | undefined {
  const { latitude, longitude } = fieldsOf(value);
  const place = { latitude: asNumber(latitude, NaN), longitude: asNumber(longitude, NaN) };
  return Number.isNaN(place.latitude) || Number.isNaN(place.longitude) ? undefined : place;
}

export function placesIn(value: unknown): Place[] {
  return Array.isArray(value) ? value.flatMap((each) => placeIn(each) ?? []) : [];
}

function within({ x, y }: Point, { width, height }: Size, padding: number): boolean {
  return x >= padding && y >= padding && x <= width - padding && y <= height - padding;
}
