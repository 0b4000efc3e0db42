import type { Placed } from '../builtin';
import { placeIn, placesIn, type Place, type Projection } from './map.projection';
import { asNumber, asText, fieldsOf, listOf } from './read';

const SVG = 'http://www.w3.org/2000/svg';
const DEFAULT_WIDTH = 1;

/** Polygons, circles and lines as SVG, from below to above. */
export function drawShapes(it: Placed, projection: Projection): SVGElement[] {
  return [
    ...listOf(it, 'polygons').map((each) => polygon(fieldsOf(each), projection)),
    ...listOf(it, 'circles').flatMap((each) => circle(fieldsOf(each), projection)),
    ...listOf(it, 'polyline').map((each, index) => line(fieldsOf(each), projection, index)),
  ];
}

type Fields = Readonly<Record<string, unknown>>;

function polygon(fields: Fields, projection: Projection): SVGElement {
  const dashes = Array.isArray(fields['dashArray']) ? fields['dashArray'].map((each) => asNumber(each)) : [];
  return shape('polygon', {
    points: points(placesIn(fields['points']), projection),
    fill: asText(fields['fillColor'], 'none'),
    stroke: asText(fields['strokeColor'] ?? fields['color'], 'none'),
    'stroke-width': asNumber(fields['strokeWidth'] ?? fields['width'], DEFAULT_WIDTH),
    'stroke-dasharray': dashes.some((each) => each > 0) ? dashes.join(' ') : 'none',
  });
}

function circle(fields: Fields, projection: Projection): SVGElement[] {
  const centre = placeIn(fields);
  if (!centre) return [];
  const { x, y } = projection.pointOf(centre);
  return [
    shape('circle', {
      cx: x,
      cy: y,
      r: projection.pixels(asNumber(fields['radius'])),
      fill: asText(fields['fillColor'], 'none'),
      stroke: asText(fields['color'], 'none'),
      'stroke-width': asNumber(fields['strokeWidth'], DEFAULT_WIDTH),
    }),
  ];
}

function line(fields: Fields, projection: Projection, index: number): SVGElement {
  const drawn = shape('polyline', {
    points: points(placesIn(fields['points']), projection),
    fill: 'none',
    stroke: asText(fields['color'], '#000000'),
    'stroke-width': asNumber(fields['width'], DEFAULT_WIDTH),
    'stroke-dasharray': fields['dottedLine'] ? '8 8' : 'none',
  });
  // Only lines are tapped; the rest is ground.
  drawn.style.pointerEvents = 'stroke';
  drawn.dataset['tap'] = 'polylinetap';
  drawn.dataset['key'] = 'polylineId';
  drawn.dataset['value'] = JSON.stringify(fields['id'] ?? index);
  return drawn;
}

function points(places: readonly Place[], projection: Projection): string {
  return places
    .map((place) => projection.pointOf(place))
    .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(' ');
}

function shape(
  tag: 'polygon' | 'circle' | 'polyline',
  attributes: Readonly<Record<string, string | number>>,
): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
