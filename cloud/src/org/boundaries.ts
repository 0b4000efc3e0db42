import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import gcoord from 'gcoord';
import { z } from 'zod';
import type { UnitKind } from '../../contract/org/org.api';
import { CLOCK_ACTOR } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import type { UnitOfWork } from '../kernel/database';
import { Directory } from './directory';
import { OrgChanges } from './org-changes';
import type { Unit } from './unit';

type Corner = [lng: number, lat: number];

/** What a file may be measured in: gcj02 as WeChat's maps are, or CGCS2000 (within a hand of WGS 84) as surveys are. */
export type Datum = 'gcj02' | 'cgcs2000';

/** One unit's ground, as the file has it. */
interface Boundary {
  readonly unit: Unit;
  readonly ring: Corner[];
}

/** A boundary that cannot be taken: the number of its feature, from 1, and why, in Chinese. */
export interface BoundaryRefusal {
  readonly feature: number;
  readonly says: string;
}

const GROUND: readonly UnitKind[] = ['district', 'street', 'community', 'grid'];
const CORNERS_AT_MOST = 5000;
/** Where China lies; what is outside has its two numbers the wrong way round, or is in metres. */
const [WEST, EAST, SOUTH, NORTH] = [73, 136, 3, 54];

const corner = z.tuple([z.number().min(WEST).max(EAST), z.number().min(SOUTH).max(NORTH)], z.unknown());
const rings = z.array(z.array(corner).min(4).max(CORNERS_AT_MOST)).min(1);
const geometry = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings).min(1) }),
]);
const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.looseObject({ properties: z.looseObject({ code: z.unknown() }).nullish(), geometry: z.unknown() }),
  ),
});

/** The ground of district, streets, communities and grids, taken from a GeoJSON file. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Boundaries {
  @Inject() protected changes: OrgChanges;
  @Inject() protected directory: Directory;
  @Inject() protected audit: AuditLog;

  /**
   * Takes all of the file or nothing: gives how many units have their ground from it, or why it was refused. Each feature
   * is a polygon whose property `code` is the code of a unit.
   */
  async take(file: unknown, datum: Datum = 'gcj02'): Promise<{ taken: number; refused: BoundaryRefusal[] }> {
    const read = collection.safeParse(file);
    if (!read.success)
      return { taken: 0, refused: [{ feature: 0, says: '不是 GeoJSON 的 FeatureCollection' }] };
    const refused: BoundaryRefusal[] = [];
    const boundaries: Boundary[] = [];
    await this.changes.change(async (uow) => {
      const byCode = new Map(this.directory.byKind(...GROUND).map((unit) => [unit.code, unit]));
      read.data.features.forEach(({ properties, geometry: shape }, index) => {
        const made = boundaryOf(byCode.get(String(properties?.code ?? '')), shape, datum);
        const twice = typeof made !== 'string' && boundaries.some(({ unit }) => unit.id === made.unit.id);
        if (typeof made === 'string') refused.push({ feature: index + 1, says: made });
        else if (twice) refused.push({ feature: index + 1, says: `“${made.unit.name}”写了两次` });
        else boundaries.push(made);
      });
      if (refused.length === 0) await this.write(uow, boundaries);
      return '';
    });
    return { taken: refused.length === 0 ? boundaries.length : 0, refused };
  }

  private async write(uow: UnitOfWork, boundaries: readonly Boundary[]): Promise<void> {
    for (const { unit, ring } of boundaries) {
      await uow.update('unit', unit.id, { shape: JSON.stringify(ring) });
      const detail = { action: '边界' };
      const subject = `unit:${unit.id}`;
      await this.audit.record(uow, { actor: CLOCK_ACTOR, ip: '', action: 'unitChanged', subject, detail });
    }
    const district = boundaries.find(({ unit }) => unit.kind === 'district');
    if (district) {
      const town = { ...this.directory.town, centre: middleOf(district.ring) };
      await uow.run("UPDATE fact SET value = ? WHERE name = 'town'", [JSON.stringify(town)]);
    }
  }
}

/** The boundary, or why there is none. */
function boundaryOf(unit: Unit | undefined, shape: unknown, datum: Datum): Boundary | string {
  if (!unit) return '没有编码（properties.code）与它相同的区、街道、社区或网格';
  const read = geometry.safeParse(shape);
  if (!read.success) return '不是多边形，或坐标不是经度在前、纬度在后的度数';
  const polygons = read.data.type === 'Polygon' ? [read.data.coordinates] : read.data.coordinates;
  const [polygon, ...others] = polygons;
  const [outer, ...holes] = polygon ?? [];
  if (!outer || others.length > 0 || holes.length > 0)
    return `“${unit.name}”的边界应是一整块，不能有几块或空洞`;
  const ring = outer.map(([lng, lat]) => inGcj02([lng, lat], datum));
  const [first, last] = [ring[0], ring.at(-1)];
  // GeoJSON names the first corner again at the end; a ring here is open.
  if (first && last && first[0] === last[0] && first[1] === last[1]) ring.pop();
  return { unit, ring };
}

/** To six decimals, which is ten centimetres. */
function inGcj02(corner: Corner, datum: Datum): Corner {
  if (datum === 'gcj02') return corner;
  const [lng, lat] = gcoord.transform(corner, gcoord.WGS84, gcoord.GCJ02);
  return [Number(lng.toFixed(6)), Number(lat.toFixed(6))];
}

function middleOf(ring: readonly Corner[]): { lng: number; lat: number } {
  const [lngs, lats] = [ring.map(([lng]) => lng), ring.map(([, lat]) => lat)];
  const middle = (all: number[]): number => (Math.min(...all) + Math.max(...all)) / 2;
  return { lng: middle(lngs), lat: middle(lats) };
}
