import type { ShapeView, TownView } from '@contract/org/org.api';
import L from 'leaflet';

type Ring = [number, number][];
const toLatLng = (ring: Ring) => ring.map(([lng, lat]) => L.latLng(lat, lng));

/** The town's own outline, streets and roads as a base map; real tiles only where the deployment has them. */
export function townLayers(town: TownView, streets: ShapeView[]): L.LayerGroup {
  const layers = L.layerGroup();
  if (town.tilesUrl) L.tileLayer(town.tilesUrl, { maxZoom: 19 }).addTo(layers);
  const fill = town.tilesUrl ? 0 : 1;
  L.polygon(toLatLng(town.ring), {
    color: '#8d8672',
    weight: 2,
    fillColor: '#efe9da',
    fillOpacity: fill,
    interactive: false,
  }).addTo(layers);
  for (const street of streets) {
    const shape = L.polygon(toLatLng(street.ring), {
      color: '#b9ae94',
      weight: 1,
      dashArray: '4 4',
      fill: false,
      interactive: false,
    }).addTo(layers);
    L.marker(shape.getBounds().getCenter(), {
      interactive: false,
      keyboard: false,
      icon: nameOf(street.name),
    }).addTo(layers);
  }
  for (const road of town.roads) {
    L.polyline(toLatLng(road.line), {
      color: '#ffffff',
      weight: 3.5,
      opacity: 0.95,
      interactive: false,
    }).addTo(layers);
  }
  return layers;
}

function nameOf(name: string): L.DivIcon {
  const label = document.createElement('span');
  label.textContent = name.replace(/办事处$/, '');
  return L.divIcon({ className: 'map-street', html: label, iconSize: [0, 0] });
}
