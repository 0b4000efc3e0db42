import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { volunteerApi, type SeriesView } from '../../contract/volunteer/volunteer.api';
import { seriesInput, seriesQuery, thingOf } from '../../contract/volunteer/volunteer.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { SeriesService } from './series.service';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class SeriesController {
  @Inject() gate: Gate;
  @Inject() protected seriesOf: SeriesService;

  @Serve(volunteerApi.series, seriesQuery, { who: 'staff', reaches: 'unit', says: '本社区的定期活动' })
  async list({ actor, input }: In<typeof seriesQuery>): Promise<{ rows: SeriesView[] }> {
    return { rows: await this.seriesOf.list(actor, input.communityId) };
  }

  @Serve(volunteerApi.repeat, seriesInput, {
    who: 'staff',
    reaches: 'unit',
    says: '设一个定期活动：每隔几天一次，到什么时候为止；提前两周自动发布',
  })
  repeat({ actor, input, once }: In<typeof seriesInput>): Promise<SeriesView> {
    return this.seriesOf.repeat(actor, input, once);
  }

  @Serve(volunteerApi.stopSeries, thingOf, { who: 'staff', reaches: 'unit', says: '停止一个定期活动' })
  stop({ actor, input }: In<typeof thingOf>): Promise<SeriesView> {
    return this.seriesOf.stop(actor, input.id);
  }
}
