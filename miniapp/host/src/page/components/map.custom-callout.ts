import type { Placed } from '../builtin';
import { placeIn, type Projection } from './map.projection';
import { asNumber, asText, fieldsOf, listOf } from './read';

/** What stands between a marker's place and its custom callout when the marker does not say how tall it is. */
const PIN_HEIGHT = 28;

/** The `<cover-view marker-id>` that a program has put into the map's `callout` slot, by marker. */
function callouts(map: Placed): { view: Placed; marker: Readonly<Record<string, unknown>> }[] {
  const markers = listOf(map, 'markers').map((each) => fieldsOf(each));
  return map.inside('cover-view').flatMap((view) => {
    const marker = markers.find((each) => asText(each['id']) === asText(view.data['markerId']));
    return marker && asText(view.data['markerId']) !== '' ? [{ view, marker }] : [];
  });
}

/** Puts custom callouts over their markers; one of `display: 'BYCLICK'` only while its marker is the opened one. */
export function layCustomCallouts(map: Placed, projection: Projection, opened: unknown): void {
  for (const { view, marker } of callouts(map)) {
    const place = placeIn(marker);
    const custom = fieldsOf(marker['customCallout']);
    const shown = place && (custom['display'] === 'ALWAYS' || marker['id'] === opened);
    view.element.style.display = shown ? '' : 'none';
    if (!place) continue;
    const { x, y } = projection.pointOf(place);
    const height = asNumber(marker['height'], PIN_HEIGHT);
    Object.assign(view.element.style, {
      position: 'absolute',
      left: `${x + asNumber(custom['anchorX'])}px`,
      top: `${y - height + asNumber(custom['anchorY'])}px`,
      transform: 'translate(-50%, -100%)',
    });
  }
}

/** The marker whose custom callout an element belongs to. */
export function customCalloutAt(map: Placed, element: Element | null): unknown {
  return callouts(map).find(({ view }) => element && view.element.contains(element))?.marker['id'];
}
