/** SVG written as strings: shapes in, markup out. Units are the picture's own pixels. */
export const WIDTH = 1280;
export const HEIGHT = 960;

export type Point = readonly [x: number, y: number];

type Paint = Record<string, string | number>;

export function rect(
  box: readonly [x: number, y: number, w: number, h: number],
  fill: string,
  paint: Paint = {},
): string {
  const [x, y, w, h] = box.map(round);
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"${attributes(paint)}/>`;
}

export function oval(at: Point, radii: Point, fill: string, paint: Paint = {}): string {
  const [cx, cy] = at.map(round);
  return `<ellipse cx="${cx}" cy="${cy}" rx="${round(radii[0])}" ry="${round(radii[1])}" fill="${fill}"${attributes(paint)}/>`;
}

export function disc(at: Point, radius: number, fill: string, paint: Paint = {}): string {
  return oval(at, [radius, radius], fill, paint);
}

export function shape(points: readonly Point[], fill: string, paint: Paint = {}): string {
  const list = points.map((point) => point.map(round).join(',')).join(' ');
  return `<polygon points="${list}" fill="${fill}"${attributes(paint)}/>`;
}

/** An SVG path, `d` as in the standard. */
export function path(d: string, fill: string, paint: Paint = {}): string {
  return `<path d="${d}" fill="${fill}"${attributes(paint)}/>`;
}

export function stroke(points: readonly Point[], colour: string, width: number, paint: Paint = {}): string {
  const list = points.map((point) => point.map(round).join(',')).join(' ');
  return `<polyline points="${list}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${attributes(paint)}/>`;
}

export function group(parts: string[], paint: Paint = {}): string {
  return `<g${attributes(paint)}>${parts.join('')}</g>`;
}

/** A vertical gradient under the given id, top colour first. Refer to it as `url(#id)`. */
export function downward(id: string, colours: string[]): string {
  return `<defs><linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops(colours)}</linearGradient></defs>`;
}

/** A round gradient under the given id, from the middle outwards; colours may carry alpha. */
export function outward(id: string, colours: string[]): string {
  return `<defs><radialGradient id="${id}">${stops(colours)}</radialGradient></defs>`;
}

function stops(colours: string[]): string {
  return colours
    .map((colour, i) => `<stop offset="${round(i / (colours.length - 1))}" stop-color="${colour}"/>`)
    .join('');
}

function attributes(paint: Paint): string {
  return Object.entries(paint)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
