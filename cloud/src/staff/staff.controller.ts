import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { Page } from '../../contract/route';
import { staffApi, type FirstPassword, type StaffRow, type StaffView } from '../../contract/staff/staff.api';
import { disableInput, staffChange, staffInput, staffQuery } from '../../contract/staff/staff.schema';
import { byRowId } from '../../contract/staff/unit.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { StaffService } from './staff.service';
import { StaffViews } from './staff.view';

type In<S extends z.ZodType> = Call<z.output<S>>;

/** People: read by the administrators and the leaders above them, changed by the system administrator. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class StaffController {
  @Inject() gate: Gate;
  @Inject() protected staff: StaffService;
  @Inject() protected views: StaffViews;

  @Serve(staffApi.list, staffQuery, {
    who: 'staff',
    reaches: 'unit',
    says: '工作人员名册，可按单位、姓名、岗位查找（管理员和领导）',
  })
  list({ actor, input }: In<typeof staffQuery>): Promise<Page<StaffRow>> {
    return this.views.list(actor, input);
  }

  @Serve(staffApi.show, byRowId, {
    who: 'staff',
    reaches: 'unit',
    says: '一位工作人员的岗位、任期、分管与代理',
  })
  show({ actor, input }: In<typeof byRowId>): Promise<StaffView> {
    return this.views.show(actor, input.id);
  }

  @Serve(staffApi.create, staffInput, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '新增工作人员；初始密码只显示这一次',
  })
  create({ actor, ip, input, once }: In<typeof staffInput>): Promise<FirstPassword> {
    return this.staff.create({ actor, ip }, input, once);
  }

  @Serve(staffApi.change, staffChange, { who: 'systemAdmin', reaches: 'office', says: '修改姓名、手机号' })
  async change({ actor, ip, input }: In<typeof staffChange>): Promise<StaffView> {
    await this.staff.change({ actor, ip }, input);
    return this.views.show(actor, input.id);
  }

  @Serve(staffApi.newPassword, byRowId, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '重发初始密码，原有登录立即失效',
  })
  newPassword({ actor, ip, input, once }: In<typeof byRowId>): Promise<FirstPassword> {
    return this.staff.newPassword({ actor, ip }, input.id, once);
  }

  @Serve(staffApi.disable, disableInput, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '停用账号，立即退出全部登录',
  })
  async disable({ actor, ip, input }: In<typeof disableInput>): Promise<StaffView> {
    await this.staff.disable({ actor, ip }, input);
    return this.views.show(actor, input.id);
  }

  @Serve(staffApi.enable, byRowId, { who: 'systemAdmin', reaches: 'office', says: '恢复停用的账号' })
  async enable({ actor, ip, input }: In<typeof byRowId>): Promise<StaffView> {
    await this.staff.enable({ actor, ip }, input.id);
    return this.views.show(actor, input.id);
  }
}
