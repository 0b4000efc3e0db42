import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  orgApi,
  type PlaceView,
  type ShapeView,
  type TownView,
  type UnitView,
} from '../../contract/org/org.api';
import { locateQuery, shapesQuery, unitsQuery } from '../../contract/org/org.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { Refusal } from '../kernel/refusal';
import type { Settings } from '../kernel/settings';
import { Directory, type Unit } from './directory';

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class OrgController {
  @Inject() gate: Gate;
  @Inject() protected directory: Directory;
  @Inject() protected settings: Settings;

  @Serve(orgApi.town, undefined, {
    who: 'anyone',
    reaches: 'open',
    says: '城区：名称、声明、边界、道路与底图地址',
  })
  async town(): Promise<TownView> {
    const tiles = this.settings.mapTilesUrl;
    // Asked for by the first page of a deployment that has no units yet.
    const [district] = this.directory.byKind('district');
    return {
      ...this.directory.town,
      ring: district?.ring ?? [],
      ...(tiles === undefined ? {} : { tilesUrl: tiles }),
    };
  }

  @Serve(orgApi.units, unitsQuery, {
    who: 'person',
    reaches: 'open',
    says: '组织机构，可按类型（逗号分隔）和上级筛选',
  })
  async units({ input }: Call<z.output<typeof unitsQuery>>): Promise<{ rows: UnitView[] }> {
    const { kinds = [], parentId } = input;
    const units = this.directory
      .byKind(...kinds)
      .filter((unit) => parentId === undefined || unit.parentId === parentId);
    return { rows: units.map(viewOf) };
  }

  @Serve(orgApi.handlers, undefined, { who: 'staff', reaches: 'open', says: '有处置人、可以接受派遣的单位' })
  async handlers(): Promise<{ rows: UnitView[] }> {
    const units = this.directory
      .byKind()
      .filter(({ id }) => this.directory.staffAt(id, 'handler').length > 0);
    return { rows: units.map(viewOf) };
  }

  @Serve(orgApi.shapes, shapesQuery, {
    who: 'anyone',
    reaches: 'open',
    says: '某一级单位的边界（gcj02 经纬度）',
  })
  async shapes({ input }: Call<z.output<typeof shapesQuery>>): Promise<{ rows: ShapeView[] }> {
    const { kind, parentId } = input;
    const inside = this.directory
      .byKind(kind)
      .filter(({ id }) => parentId === undefined || this.directory.isUnder(id, parentId));
    return { rows: inside.flatMap(({ id, name, ring }) => (ring ? [{ id, name, kind, ring }] : [])) };
  }

  @Serve(orgApi.locate, locateQuery, {
    who: 'anyone',
    reaches: 'open',
    says: '一个位置属于哪个网格、社区、街道',
  })
  async locate({ input }: Call<z.output<typeof locateQuery>>): Promise<PlaceView> {
    const grid = this.directory.gridAt(input);
    if (!grid) throw new Refusal('placeOutside');
    const above = (kind: 'community' | 'street') =>
      this.directory.brief(this.directory.ancestor(grid.id, kind)?.id);
    return {
      grid: this.directory.brief(grid.id),
      community: above('community'),
      street: above('street'),
      address: this.directory.addressNear(input),
    };
  }
}

function viewOf({ id, code, kind, name, shortName, parentId, party }: Unit): UnitView {
  return {
    id,
    code,
    kind,
    name,
    shortName,
    ...(parentId === undefined ? {} : { parentId }),
    ...(party ? { party } : {}),
  };
}
