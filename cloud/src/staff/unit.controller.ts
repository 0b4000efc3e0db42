import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { unitApi, type FoundUnit, type UnitDetail, type UnitNode } from '../../contract/staff/unit.api';
import {
  byRowId,
  unitChange,
  unitInput,
  unitMove,
  unitsFound,
  unitsUnder,
} from '../../contract/staff/unit.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { UnitService } from './unit.service';
import { UnitViews } from './unit.view';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class UnitController {
  @Inject() gate: Gate;
  @Inject() protected units: UnitService;
  @Inject() protected views: UnitViews;

  @Serve(unitApi.under, unitsUnder, {
    who: 'staff',
    reaches: 'unit',
    says: '某一单位的直接下级（管理员和领导）',
  })
  async under({ actor, input }: In<typeof unitsUnder>): Promise<{ rows: UnitNode[] }> {
    return { rows: this.views.under(actor, input.parentId) };
  }

  @Serve(unitApi.found, unitsFound, {
    who: 'staff',
    reaches: 'unit',
    says: '按名称或编码查找单位，最多 50 个',
  })
  async found({ actor, input }: In<typeof unitsFound>): Promise<{ rows: FoundUnit[] }> {
    return { rows: this.views.found(actor, input.words) };
  }

  @Serve(unitApi.show, byRowId, {
    who: 'staff',
    reaches: 'unit',
    says: '一个单位的职责、电话、岗位与在办件数',
  })
  show({ actor, input }: In<typeof byRowId>): Promise<UnitDetail> {
    return this.views.show(actor, input.id);
  }

  @Serve(unitApi.create, unitInput, { who: 'systemAdmin', reaches: 'office', says: '新增单位' })
  async create({ actor, ip, input, once }: In<typeof unitInput>): Promise<UnitDetail> {
    return this.views.show(actor, await this.units.create({ actor, ip }, input, once));
  }

  @Serve(unitApi.change, unitChange, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '修改单位的名称、职责与电话',
  })
  async change({ actor, ip, input }: In<typeof unitChange>): Promise<UnitDetail> {
    await this.units.change({ actor, ip }, input);
    return this.views.show(actor, input.id);
  }

  @Serve(unitApi.move, unitMove, { who: 'systemAdmin', reaches: 'office', says: '把单位移到另一个上级之下' })
  async move({ actor, ip, input }: In<typeof unitMove>): Promise<UnitDetail> {
    await this.units.move({ actor, ip }, input);
    return this.views.show(actor, input.id);
  }

  @Serve(unitApi.retire, byRowId, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '停用单位；还有案件、人员或下级时不能停用',
  })
  async retire({ actor, ip, input }: In<typeof byRowId>): Promise<UnitDetail> {
    await this.units.retire({ actor, ip }, input.id);
    return this.views.show(actor, input.id);
  }

  @Serve(unitApi.restore, byRowId, { who: 'systemAdmin', reaches: 'office', says: '恢复停用的单位' })
  async restore({ actor, ip, input }: In<typeof byRowId>): Promise<UnitDetail> {
    await this.units.restore({ actor, ip }, input.id);
    return this.views.show(actor, input.id);
  }
}
