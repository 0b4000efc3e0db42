import 'leaflet/dist/leaflet.css';
import type { LampColour } from '@contract/case/case.api';
import type { ShapeView, TownView } from '@contract/org/org.api';
import L from 'leaflet';
import { useEffect, useRef, useState } from 'react';
import { LAMPS } from './lamp-look';
import { townLayers } from './town-layers';

export interface MapMark {
  key: string;
  place: { lng: number; lat: number };
  lamp: LampColour;
  title: string;
}

interface TownMapProps {
  town: TownView;
  streets: ShapeView[];
  marks: MapMark[];
  /** The mark drawn larger; the map moves to it. */
  focused?: string;
  onMark?: (key: string) => void;
  /** What to look at while nothing is focused; the whole town without it. */
  home?: [number, number][];
  /** A circle of so many metres. */
  fence?: { place: { lng: number; lat: number }; metres: number };
  /** A tap on the ground, gcj02. */
  onPlace?: (place: { lng: number; lat: number }) => void;
  label: string;
}

/** The town as a map, with one mark per case: its shape and colour are the lamp's. */
export function TownMap(props: TownMapProps) {
  const { town, streets, marks, focused, onMark, home, fence, onPlace, label } = props;
  const box = useRef<HTMLDivElement>(null);
  const map = useMap(box, town);
  const tap = useRef(onPlace);
  tap.current = onPlace;

  useEffect(() => {
    if (!map) return undefined;
    const layers = townLayers(town, streets).addTo(map);
    return () => void layers.remove();
  }, [map, town, streets]);

  useEffect(() => {
    if (!map) return undefined;
    const hear = ({ latlng }: L.LeafletMouseEvent) => tap.current?.({ lng: latlng.lng, lat: latlng.lat });
    map.on('click', hear);
    return () => void map.off('click', hear);
  }, [map]);

  useFence(map, fence);
  useHome(map, marks.length > 0 ? undefined : home);
  useMarks(map, { marks, focused, onMark, near: fence ? AT_THE_DOOR : NEAR });
  return <div ref={box} className="town-map" role="region" aria-label={label} />;
}

function useMap(box: React.RefObject<HTMLDivElement>, town: TownView): L.Map | undefined {
  const [map, setMap] = useState<L.Map>();
  useEffect(() => {
    if (!box.current) return undefined;
    const made = L.map(box.current, { zoomControl: false, attributionControl: false, zoomSnap: 0.25 });
    L.control.zoom({ position: 'bottomright', zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(made);
    const bounds = L.latLngBounds(town.ring.map(([lng, lat]) => L.latLng(lat, lng)));
    if (bounds.isValid()) made.fitBounds(bounds, { padding: [8, 8], animate: false });
    else made.setView([town.centre.lat, town.centre.lng], 12);
    const sized = new ResizeObserver(() => made.invalidateSize({ animate: false, pan: true }));
    sized.observe(box.current);
    setMap(made);
    return () => {
      sized.disconnect();
      made.remove();
      setMap(undefined);
    };
  }, [box, town]);
  return map;
}

function useHome(map: L.Map | undefined, home: TownMapProps['home']) {
  useEffect(() => {
    if (map && home && home.length > 0)
      map.fitBounds(L.latLngBounds(home.map(([lng, lat]) => L.latLng(lat, lng))), { animate: false });
  }, [map, home]);
}

function useFence(map: L.Map | undefined, fence: TownMapProps['fence']) {
  const { lng, lat } = fence?.place ?? {};
  const metres = fence?.metres;
  useEffect(() => {
    if (!map || lng === undefined || lat === undefined || metres === undefined) return undefined;
    const look = { radius: metres, color: '#2b4a73', weight: 1.5, fillOpacity: 0.12, interactive: false };
    const circle = L.circle([lat, lng], look).addTo(map);
    return () => void circle.remove();
  }, [map, lng, lat, metres]);
}

/** The zoom at which a few streets fill the map. */
const NEAR = 13.5;
/** The zoom at which a fence of a few hundred metres is seen. */
const AT_THE_DOOR = 15.5;

type Marks = Pick<TownMapProps, 'marks' | 'focused' | 'onMark'> & { near: number };

function useMarks(map: L.Map | undefined, { marks, focused, onMark, near }: Marks) {
  const tell = useRef(onMark);
  tell.current = onMark;

  useEffect(() => {
    if (!map) return undefined;
    const layer = L.layerGroup().addTo(map);
    for (const mark of marks) {
      L.marker([mark.place.lat, mark.place.lng], {
        icon: iconOf(mark.lamp, mark.key === focused ? 'focused' : 'plain'),
        title: mark.title,
        alt: mark.title,
        keyboard: false,
        zIndexOffset: mark.key === focused ? 1000 : 0,
      })
        .on('click', () => tell.current?.(mark.key))
        .addTo(layer);
    }
    return () => void layer.remove();
  }, [map, marks, focused]);

  const target = marks.find(({ key }) => key === focused)?.place;
  useEffect(() => {
    if (!map || !target) return;
    const at = L.latLng(target.lat, target.lng);
    const seen = map.getZoom() >= near && map.getBounds().pad(-0.15).contains(at);
    // Without animation: j and k move faster than a map can glide.
    if (!seen) map.setView(at, Math.max(map.getZoom(), near), { animate: false });
    // The place's own numbers: a new object for the same place must not move the map again.
  }, [map, near, target?.lat, target?.lng]);
}

function iconOf(lamp: LampColour, look: 'plain' | 'focused'): L.DivIcon {
  const size = look === 'focused' ? 30 : 18;
  return L.divIcon({
    className: `map-mark map-mark-${look} lamp-${lamp}`,
    html: `<svg viewBox="0 0 16 16">${LAMPS[lamp].svg}</svg>`,
    iconSize: [size, size],
  });
}
