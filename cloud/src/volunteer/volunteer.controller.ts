import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { volunteerApi, type RecordView, type VolunteerView } from '../../contract/volunteer/volunteer.api';
import { trainingInput, volunteerInput } from '../../contract/volunteer/volunteer.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { VolunteerRecords } from './volunteer.record';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class VolunteerController {
  @Inject() gate: Gate;
  @Inject() protected records: VolunteerRecords;

  @Serve(volunteerApi.me, undefined, { who: 'person', reaches: 'own', says: '我的志愿者登记' })
  async me({ actor }: Call<unknown>): Promise<{ volunteer?: VolunteerView }> {
    const volunteer = await this.records.me(actor);
    return volunteer ? { volunteer } : {};
  }

  @Serve(volunteerApi.join, volunteerInput, {
    who: 'person',
    reaches: 'own',
    says: '登记成为志愿者，或修改技能、出生年份与所在社区',
  })
  join({ actor, input }: In<typeof volunteerInput>): Promise<VolunteerView> {
    return this.records.join(actor, input);
  }

  @Serve(volunteerApi.record, undefined, {
    who: 'person',
    reaches: 'own',
    says: '我的志愿服务记录（MZ/T 061-2015）：时长、培训、评价、投诉',
  })
  async record({ actor }: Call<unknown>): Promise<{ record?: RecordView }> {
    const record = await this.records.record(actor);
    return record ? { record } : {};
  }

  @Serve(volunteerApi.train, trainingInput, {
    who: 'staff',
    reaches: 'unit',
    says: '社区登记一次培训，按志愿者编号',
  })
  async train({ actor, input, once }: In<typeof trainingInput>): Promise<{ recorded: number }> {
    return { recorded: await this.records.train(actor, input, once) };
  }
}
