import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { partyLifeApi, type MeetingRow, type MeetingView } from '../../contract/party/party-life.api';
import { meetingInput, meetingsQuery, partyStep, partyThing } from '../../contract/party/party-life.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { MeetingService } from './meeting.service';
import { MeetingViews } from './meeting.view';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class MeetingController {
  @Inject() gate: Gate;
  @Inject() protected meetings: MeetingService;
  @Inject() protected views: MeetingViews;

  @Serve(partyLifeApi.meetings, meetingsQuery, {
    who: 'person',
    reaches: 'unit',
    says: '一个月的党的会议：通知到自己的，或一个党组织及其下级的',
  })
  async list({ actor, input }: In<typeof meetingsQuery>): Promise<{ rows: MeetingRow[] }> {
    return { rows: await this.views.month(actor, input) };
  }

  @Serve(partyLifeApi.meeting, partyThing, {
    who: 'person',
    reaches: 'unit',
    says: '一次会议：安排、应到与到会、记录、可办理的事项',
  })
  show({ actor, input }: In<typeof partyThing>): Promise<MeetingView> {
    return this.views.show(actor, input.id);
  }

  @Serve(partyLifeApi.callMeeting, meetingInput, {
    who: 'person',
    reaches: 'unit',
    says: '党组织召集一次会议，并通知应到的党员',
  })
  async call({ actor, input, once }: In<typeof meetingInput>): Promise<MeetingView> {
    return this.views.show(actor, await this.meetings.call(actor, input, once));
  }

  @Serve(partyLifeApi.takeMeeting, partyStep, {
    who: 'person',
    reaches: 'unit',
    says: '办理一次会议：答复、请假、改安排、点名、写记录、取消；动作与表单见会议流程表',
  })
  async take({ actor, input, once }: In<typeof partyStep>): Promise<MeetingView> {
    await this.meetings.take(actor, input, once);
    return this.views.show(actor, input.id);
  }
}
