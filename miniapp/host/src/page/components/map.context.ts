import type { Behaviour, Placed } from '../builtin';
import { placeIn, placesIn, type Place, type Projection } from './map.projection';
import { asNumber, asText, fieldsOf, listOf } from './read';

/** What a map lets its context see and do. */
export interface MapHandle {
  readonly view: Projection;
  centreOn(place: Place): void;
  /** `padding`: pixels kept free at every edge. */
  include(places: readonly Place[], padding: number): void;
}

/** wx.createMapContext(id): https://developers.weixin.qq.com/miniprogram/dev/api/media/map/MapContext.html */
export function mapContext(it: Placed, map: MapHandle): Behaviour['automator'] {
  return {
    getCenterLocation: () => map.view.centre,
    getRegion: () => map.view.region,
    getScale: () => ({ scale: map.view.scale }),
    moveToLocation(options: unknown) {
      const place = placeIn(options) ?? placeIn(it.host.feeds.location);
      if (!place) throw new Error('the location is not known');
      map.centreOn(place);
    },
    includePoints(options: unknown) {
      const { points, padding } = fieldsOf(options);
      const edges = Array.isArray(padding) ? padding.map((each) => asNumber(each)) : [];
      map.include(placesIn(points), Math.max(0, ...edges));
    },
    toScreenLocation(options: unknown) {
      const place = placeIn(options);
      if (!place) throw new Error('latitude and longitude are needed');
      return map.view.pointOf(place);
    },
    fromScreenLocation(options: unknown) {
      const { x, y } = fieldsOf(options);
      return map.view.placeOf({ x: asNumber(x), y: asNumber(y) });
    },
    ...markerCommands(it),
  };
}

function markerCommands(it: Placed): Behaviour['automator'] {
  return {
    addMarkers(options: unknown) {
      const { markers, clear } = fieldsOf(options);
      const added: unknown[] = Array.isArray(markers) ? markers : [];
      it.keep('markers', clear ? added : [...without(it, added.map(idOf)), ...added]);
    },
    removeMarkers(options: unknown) {
      const { markerIds } = fieldsOf(options);
      it.keep('markers', without(it, Array.isArray(markerIds) ? markerIds.map((each) => asText(each)) : []));
    },
    /** At once: the flight is not drawn. */
    translateMarker(options: unknown) {
      const { markerId, destination } = fieldsOf(options);
      const place = placeIn(destination);
      const moved = listOf(it, 'markers').map((each) =>
        idOf(each) === asText(markerId) ? { ...fieldsOf(each), ...place } : each,
      );
      it.keep('markers', moved);
    },
  };
}

function without(it: Placed, ids: readonly string[]): unknown[] {
  return listOf(it, 'markers').filter((each) => !ids.includes(idOf(each)));
}

function idOf(marker: unknown): string {
  return asText(fieldsOf(marker)['id']);
}
