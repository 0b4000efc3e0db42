import type { MapProps } from '@tarojs/components';
import { Map, View } from '@tarojs/components';
import { useSame } from '../hooks/same';
import type { GeoArea, GeoMapProps, GeoPoint } from './geo';
import { spoken } from './spoken';
import './GeoMap.scss';

const PIN_ID = 1_000_000;

/** WeChat's own map: markers, areas, and a tap that places the pin. */
export function GeoMap(props: GeoMapProps) {
  const { centre, zoom = 15, height = 'short', areas = [], markers = [], onPin, onMarker, label } = props;
  const pins = useSame(drawn(props));
  const polygons = useSame(areas.map(asPolygon));
  return (
    <View className={`geo-map geo-map--${height}`} {...spoken('img', label)}>
      <Map
        className="geo-map__canvas"
        longitude={centre.lng}
        latitude={centre.lat}
        scale={zoom}
        showLocation
        markers={pins}
        polygons={polygons}
        onTap={(event) => {
          const point = pointOf(event.detail);
          if (point) onPin?.(point);
        }}
        onMarkerTap={(event) => {
          const marker = markers[Number(event.detail.markerId)];
          if (marker) onMarker?.(marker.key);
        }}
        onError={(event) => console.warn('地图没有打开', event.detail)}
      />
    </View>
  );
}

function drawn({ markers = [], pin }: GeoMapProps): MapProps.marker[] {
  const rows = markers.map(({ at, tone, label }, id) => marker(id, at, { tone, label }));
  return pin ? [...rows, marker(PIN_ID, pin, { tone: 'accent', label: '所选位置' })] : rows;
}

function marker(
  id: number,
  at: GeoPoint,
  { tone, label }: { tone: string; label?: string },
): MapProps.marker {
  return {
    id,
    longitude: at.lng,
    latitude: at.lat,
    iconPath: `/assets/pins/${tone}.png`,
    width: 28,
    height: 36,
    title: label,
    ariaLabel: label,
  };
}

function asPolygon({ ring }: GeoArea): MapProps.polygon {
  return {
    points: ring.map(([lng, lat]) => ({ longitude: toTheMetre(lng), latitude: toTheMetre(lat) })),
    strokeWidth: 2,
    strokeColor: '#8d979fcc',
    fillColor: '#ffffff10',
  };
}

/** Five decimals are a metre, which no map on a phone can show; the rest would only be carried. */
function toTheMetre(degrees: number): number {
  return Number(degrees.toFixed(5));
}

function pointOf(detail: unknown): GeoPoint | undefined {
  if (typeof detail !== 'object' || detail === null || !('longitude' in detail) || !('latitude' in detail))
    return undefined;
  const point = { lng: Number(detail.longitude), lat: Number(detail.latitude) };
  return Number.isFinite(point.lng) && Number.isFinite(point.lat) ? point : undefined;
}
