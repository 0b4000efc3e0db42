import { useEffect, useRef, useState } from 'react';
import { View } from '@tarojs/components';
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { GeoMapProps, PinTone } from './geo';
import { spoken } from './spoken';
import './GeoMap.scss';

const COLOURS: Record<PinTone, string> = {
  green: '#1f7a3f',
  yellow: '#b7791f',
  red: '#b3261e',
  grey: '#6b7580',
  accent: PROGRAM.accent,
};

type Latlng = [number, number];
const flip = (line: readonly (readonly [number, number])[]): Latlng[] => line.map(([lng, lat]) => [lat, lng]);

/** The town's polygons and roads as the base map, tiles only where the deployment has some. */
export function GeoMap(props: GeoMapProps) {
  const { centre, zoom = 15, height = 'short', label } = props;
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<L.Map>();
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!box.current) return undefined;
    const made = L.map(box.current, {
      attributionControl: false,
      zoomControl: false,
      minZoom: 10,
      maxZoom: 18,
    });
    L.control.zoom({ position: 'bottomright', zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(made);
    const { centre: at, zoom: deep = 15 } = latest.current;
    made.setView([at.lat, at.lng], deep);
    made.on('click', ({ latlng }) => latest.current.onPin?.({ lng: latlng.lng, lat: latlng.lat }));
    // The box gets its size after the page's own transition.
    const watcher = new ResizeObserver(() => made.invalidateSize());
    watcher.observe(box.current);
    setMap(made);
    return () => {
      watcher.disconnect();
      made.remove();
    };
  }, []);

  useEffect(() => {
    map?.setView([centre.lat, centre.lng], zoom);
  }, [map, centre.lat, centre.lng, zoom]);
  useLayer(map, () => baseLayer(props), [props.areas, props.roads, props.tilesUrl]);
  useLayer(map, () => markerLayer(props, (key) => latest.current.onMarker?.(key)), [
    props.markers,
    props.pin,
  ]);

  return (
    <View className={`geo-map geo-map--${height}`} {...spoken('img', label)}>
      <div ref={box} className="geo-map__canvas" />
    </View>
  );
}

function useLayer(map: L.Map | undefined, draw: () => L.LayerGroup, given: readonly unknown[]): void {
  useEffect(() => {
    if (!map) return undefined;
    const layer = draw().addTo(map);
    return () => {
      layer.remove();
    };
    // `draw` is new on every render; what it draws is in `given`.
  }, [map, ...given]);
}

function baseLayer({ areas = [], roads = [], tilesUrl }: GeoMapProps): L.LayerGroup {
  const group = L.layerGroup();
  if (tilesUrl) L.tileLayer(tilesUrl).addTo(group);
  for (const { ring } of areas) {
    const paper = { color: '#a9b3b9', weight: 1, fillColor: '#fbfbf8', fillOpacity: tilesUrl ? 0.1 : 1 };
    L.polygon(flip(ring), { ...paper, interactive: false }).addTo(group);
  }
  for (const { line } of roads) {
    L.polyline(flip(line), { color: '#d9dcd4', weight: 5, interactive: false }).addTo(group);
  }
  return group;
}

function markerLayer({ markers = [], pin }: GeoMapProps, onMarker: (key: string) => void): L.LayerGroup {
  const group = L.layerGroup();
  for (const { key, at, tone, label = '标记' } of markers) {
    const drawn = L.marker([at.lat, at.lng], { icon: drop(COLOURS[tone]), title: label });
    // Leaflet puts `alt` on images only; this mark is a drawing.
    drawn.on('add', () => drawn.getElement()?.setAttribute('aria-label', label));
    drawn.on('click', () => onMarker(key)).addTo(group);
  }
  if (pin) L.marker([pin.lat, pin.lng], { icon: drop(COLOURS.accent), interactive: false }).addTo(group);
  return group;
}

function drop(colour: string): L.DivIcon {
  const html = `<svg width="28" height="36" viewBox="0 0 28 36"><path d="M14 1.5C7.1 1.5 1.5 7 1.5 13.8 1.5 22.9 14 34.5 14 34.5s12.5-11.6 12.5-20.7C26.5 7 20.9 1.5 14 1.5z" fill="${colour}" stroke="#fff" stroke-width="2"/><circle cx="14" cy="13.8" r="4.6" fill="#fff"/></svg>`;
  return L.divIcon({ html, className: 'geo-map__pin', iconSize: [44, 44], iconAnchor: [22, 43] });
}
