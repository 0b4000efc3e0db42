/** gcj02 degrees, as the contract has them. */
export interface GeoPoint {
  lng: number;
  lat: number;
}
export type PinTone = 'green' | 'yellow' | 'red' | 'grey' | 'accent';

export interface GeoMarker {
  key: string;
  at: GeoPoint;
  tone: PinTone;
  label?: string;
}
/** `ShapeView` of the contract fits. */
export interface GeoArea {
  name: string;
  ring: readonly (readonly [number, number])[];
}

export interface GeoMapProps {
  centre: GeoPoint;
  /** 3 to 18; 15 shows some streets. */
  zoom?: number;
  /** `tall` fills most of a phone. */
  height?: 'short' | 'tall';
  /** The town's own polygons; on H5 they are the base map. */
  areas?: readonly GeoArea[];
  /** H5: drawn as the base map, under the areas. */
  roads?: readonly { name: string; line: readonly (readonly [number, number])[] }[];
  markers?: readonly GeoMarker[];
  /** The chosen place; with `onPin` a tap moves it. */
  pin?: GeoPoint;
  onPin?: (point: GeoPoint) => void;
  onMarker?: (key: string) => void;
  /** H5: `{z}/{x}/{y}` address of tiles in gcj02, when the deployment has some. */
  tilesUrl?: string;
  /** What the map shows, for those who cannot see it. */
  label: string;
}
