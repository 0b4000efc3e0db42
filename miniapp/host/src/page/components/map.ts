import type { Behaviour, Builtin, Placed, Tap } from '../builtin';
import { draw, fireLater, followFinger } from './draw';
import { mapContext, type MapHandle } from './map.context';
import { customCalloutAt, layCustomCallouts } from './map.custom-callout';
import { drawControls, drawMarkers, MARKS_CSS } from './map.marks';
import { placeIn, placesIn, Projection, type Place } from './map.projection';
import { drawShapes } from './map.shapes';
import { clamp, flagOf, numberOf } from './read';

type Cause = 'gesture' | 'drag' | 'scale' | 'update';
const DRAG_SLOP = 10;
const PADDING = 20;
const lists = ['markers', 'covers', 'polyline', 'circles', 'controls', 'includePoints', 'polygons'] as const;
const ways = [
  'showLocation',
  'enableZoom',
  'enableScroll',
  'enableRotate',
  'enableOverlooking',
  'enable3D',
  'showCompass',
] as const;

/** A map without tiles: the ground is a grid, what the program lays on it is drawn where it belongs. */
export const map: Builtin = {
  tag: 'map',
  events: ['markertap', 'callouttap', 'labeltap', 'controltap', 'polylinetap', 'regionchange', 'updated'],
  properties: {
    longitude: null,
    latitude: null,
    scale: { type: Number, value: 16 },
    minScale: { type: Number, value: 3 },
    maxScale: { type: Number, value: 20 },
    ...Object.fromEntries(lists.map((name) => [name, Array])),
    ...Object.fromEntries(ways.map((name) => [name, { type: Boolean, value: /Zoom|Scroll/.test(name) }])),
    rotate: { type: Number, value: 0 },
    skew: { type: Number, value: 0 },
    subkey: String,
    layerStyle: null,
    setting: null,
    enablePoi: { type: Boolean, value: true },
    enableBuilding: { type: Boolean, value: true },
    enableTraffic: Boolean,
    enableSatellite: Boolean,
    showScale: Boolean,
  },
  css: `wx-map { display: block; position: relative; width: 300px; height: 150px; overflow: hidden; }
wx-map[hidden] { display: none; }
wx-map > .wx-ground { position: absolute; inset: 0; overflow: hidden; background: #f2efe9 repeating-linear-gradient(0deg, #0001 0 1px, #0000 1px 40px); }
wx-map > .wx-ground > svg { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; }
.wx-here { position: absolute; width: 14px; height: 14px; margin: -7px; border: 2px solid #fff; border-radius: 50%; background: #1485ee; }
${MARKS_CSS}`,
  place: (it) => new MapView(it).behaviour,
};

class MapView implements MapHandle {
  readonly behaviour: Behaviour;
  private readonly ground = draw('div', 'wx-ground');
  view = new Projection({ latitude: 0, longitude: 0 }, 16, { width: 0, height: 0 });
  private asked = '';
  private opened: unknown;
  private dragged: Place | undefined;
  private readonly sizes = new ResizeObserver(() => this.resize());

  constructor(private readonly it: Placed) {
    it.element.prepend(this.ground);
    this.sizes.observe(it.element);
    followFinger(it.element, {
      start: () => {
        this.dragged = undefined;
      },
      move: (dx, dy) => this.drag(dx, dy),
      end: () => this.drop(),
    });
    this.behaviour = {
      update: () => this.update(),
      removed: () => this.sizes.disconnect(),
      tapDetail: (tap) => this.tapDetail(tap),
      automator: mapContext(it, this),
    };
  }

  private get size(): { width: number; height: number } {
    const { clientWidth: width, clientHeight: height } = this.it.element;
    return { width, height };
  }

  /** The view moves when the program's own words for it change, not each time something else does. */
  private update(): void {
    const { latitude, longitude, scale, includePoints } = this.it.data;
    const asked = JSON.stringify([latitude, longitude, scale, includePoints]);
    const first = this.asked === '';
    if (asked === this.asked) return this.redraw();
    this.asked = asked;
    const centre = placeIn(this.it.data) ?? this.view.centre;
    const wanted = clamp(
      numberOf(this.it, 'scale', 16),
      numberOf(this.it, 'minScale', 3),
      numberOf(this.it, 'maxScale', 20),
    );
    const points = placesIn(includePoints);
    const size = this.size;
    const next =
      points.length > 0 && size.width > 0
        ? Projection.around(points, size, PADDING)
        : new Projection(centre, wanted, size);
    if (first) {
      this.view = next;
      this.redraw();
    } else this.show(next, 'update');
  }

  centreOn(place: Place): void {
    this.show(new Projection(place, this.view.scale, this.size), 'update');
  }

  include(points: readonly Place[], padding: number): void {
    if (points.length > 0) this.show(Projection.around(points, this.size, padding), 'update');
  }

  private show(next: Projection, cause: Cause): void {
    this.tellRegion('begin', cause);
    this.view = next;
    this.redraw();
    this.tellRegion('end', cause);
  }

  private resize(): void {
    const points = placesIn(this.it.data['includePoints']);
    const { size } = this;
    if (size.width === 0) return;
    this.view =
      points.length > 0
        ? Projection.around(points, size, PADDING)
        : new Projection(this.view.centre, this.view.scale, size);
    this.redraw();
    fireLater(this.it, 'updated', {});
  }

  private drag(dx: number, dy: number): void {
    if (!flagOf(this.it, 'enableScroll') || (!this.dragged && Math.hypot(dx, dy) < DRAG_SLOP)) return;
    if (!this.dragged) {
      this.dragged = this.view.centre;
      this.tellRegion('begin', 'gesture');
    }
    const { width, height } = this.view.size;
    const from = new Projection(this.dragged, this.view.scale, this.view.size);
    // Drawn anew only at the end: the finger may hold on to something that is drawn.
    this.ground.style.transform = `translate(${dx}px, ${dy}px)`;
    this.view = new Projection(
      from.placeOf({ x: width / 2 - dx, y: height / 2 - dy }),
      from.scale,
      from.size,
    );
  }

  private drop(): void {
    if (!this.dragged) return;
    this.redraw();
    this.tellRegion('end', 'drag');
  }

  private redraw(): void {
    const lines = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    lines.append(...drawShapes(this.it, this.view));
    this.ground.style.transform = '';
    layCustomCallouts(this.it, this.view, this.opened);
    this.ground.replaceChildren(
      lines,
      ...this.drawHere(),
      ...drawMarkers(this.it, this.view, this.opened),
      ...drawControls(this.it),
    );
  }

  /** The blue dot, when the location has been fed. */
  private drawHere(): HTMLElement[] {
    const here = flagOf(this.it, 'showLocation') ? placeIn(this.it.host.feeds.location) : undefined;
    if (!here) return [];
    const dot = draw('div', 'wx-here');
    const { x, y } = this.view.pointOf(here);
    Object.assign(dot.style, { left: `${x}px`, top: `${y}px` });
    return [dot];
  }

  /** A finger meets a mark, which tells of itself, or the ground, which tells where. */
  private tapDetail(tap: Tap): object | 'none' {
    const [x, y] = [tap.x - window.scrollX, tap.y - window.scrollY];
    if (!tap.direct) return this.coverTapped(document.elementFromPoint(x, y)) ?? { x: tap.x, y: tap.y };
    const box = this.it.element.getBoundingClientRect();
    const place = this.view.placeOf({ x: x - box.left, y: y - box.top });
    const met = document.elementFromPoint(x, y)?.closest('[data-tap]');
    if (!(met instanceof HTMLElement || met instanceof SVGElement)) return place;
    const { tap: event = '', key = '', value = 'null' } = met.dataset;
    const mark: unknown = JSON.parse(value);
    if (event === 'markertap') this.open(mark);
    fireLater(this.it, event, { [key]: mark, ...(event === 'polylinetap' && place) });
    return 'none';
  }

  private coverTapped(element: Element | null): 'none' | undefined {
    const markerId = customCalloutAt(this.it, element);
    if (markerId === undefined) return undefined;
    fireLater(this.it, 'callouttap', { markerId });
    return 'none';
  }

  private open(marker: unknown): void {
    this.opened = marker;
    this.redraw();
  }

  /** https://developers.weixin.qq.com/miniprogram/dev/component/map.html#bindregionchange: the event's own type is begin or end. */
  private tellRegion(type: 'begin' | 'end', causedBy: Cause): void {
    const { region, centre: centerLocation, scale } = this.view;
    const detail = { type, causedBy, rotate: numberOf(this.it, 'rotate'), skew: numberOf(this.it, 'skew') };
    const more = type === 'end' ? { scale, centerLocation, region } : {};
    queueMicrotask(() =>
      this.it.fire('regionchange', { ...detail, ...more }, { fields: { type, causedBy } }),
    );
  }
}
