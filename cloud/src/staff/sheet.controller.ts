import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  sheetApi,
  type SheetCheck,
  type SheetDone,
  type SheetTemplate,
} from '../../contract/staff/sheet.api';
import { sheetInput } from '../../contract/staff/sheet.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { SheetService } from './sheet.service';

type Sent = Call<z.output<typeof sheetInput>>;

/** 三员分立 holds for a whole sheet as for one row. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class SheetController {
  @Inject() gate: Gate;
  @Inject() protected sheets: SheetService;

  @Serve(sheetApi.units.template, undefined, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '单位导入模板（XLSX，base64）',
  })
  unitTemplate(): Promise<SheetTemplate> {
    return this.sheets.template('units');
  }

  @Serve(sheetApi.units.check, sheetInput, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '检查单位表格，不写入',
  })
  checkUnits({ actor, ip, input }: Sent): Promise<SheetCheck> {
    return this.sheets.check({ actor, ip }, 'units', input.workbook);
  }

  @Serve(sheetApi.units.take, sheetInput, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '导入单位；有一行不对就全部不写',
  })
  takeUnits({ actor, ip, input, once }: Sent): Promise<SheetDone> {
    return this.sheets.take({ actor, ip }, 'units', { ...input, call: once });
  }

  @Serve(sheetApi.people.template, undefined, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '人员导入模板（XLSX，base64）',
  })
  peopleTemplate(): Promise<SheetTemplate> {
    return this.sheets.template('people');
  }

  @Serve(sheetApi.people.check, sheetInput, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '检查人员表格，不写入',
  })
  checkPeople({ actor, ip, input }: Sent): Promise<SheetCheck> {
    return this.sheets.check({ actor, ip }, 'people', input.workbook);
  }

  @Serve(sheetApi.people.take, sheetInput, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '导入人员，初始密码只显示这一次；有一行不对就全部不写',
  })
  takePeople({ actor, ip, input, once }: Sent): Promise<SheetDone> {
    return this.sheets.take({ actor, ip }, 'people', { ...input, call: once });
  }

  @Serve(sheetApi.posts.template, undefined, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '岗位导入模板（XLSX，base64）',
  })
  postTemplate(): Promise<SheetTemplate> {
    return this.sheets.template('posts');
  }

  @Serve(sheetApi.posts.check, sheetInput, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '检查岗位表格，不写入',
  })
  checkPosts({ actor, ip, input }: Sent): Promise<SheetCheck> {
    return this.sheets.check({ actor, ip }, 'posts', input.workbook);
  }

  @Serve(sheetApi.posts.take, sheetInput, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '授予表格里的岗位；有一行不对就全部不写',
  })
  takePosts({ actor, ip, input, once }: Sent): Promise<SheetDone> {
    return this.sheets.take({ actor, ip }, 'posts', { ...input, call: once });
  }
}
