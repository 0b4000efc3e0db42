import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  ATTENDANCES,
  MEETING_FLOW,
  MEETING_KINDS,
  MEETING_STATES,
  type Attendance,
} from '../../contract/party/meeting.flow';
import type { MeetingRow, MeetingView } from '../../contract/party/party-life.api';
import type { meetingsQuery } from '../../contract/party/party-life.schema';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Refusal } from '../kernel/refusal';
import { townTime } from '../kernel/town-time';
import { Directory } from '../org/directory';
import { PartySeats } from '../staff/party.seats';
import { VolunteerPhotos } from '../volunteer/volunteer.photos';
import { monthStart } from './meeting.duties';
import { meetingActionsOf } from './meeting.permits';
import { MeetingStore, type AttendanceRecord, type MeetingRecord } from './meeting.store';
import { fileIdsOf, PartyEvents } from './party.events';
import { PartyLine } from './party.line';
import { PartyPeople } from './party.people';
import { callsMeetingsOf, seesInside } from './party.powers';

const PAST: Readonly<Record<string, string>> = {
  call: '召集会议',
  ...Object.fromEntries(Object.entries(MEETING_FLOW).map(([action, { past }]) => [action, past])),
};

/** Meetings as this actor may see them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MeetingViews {
  @Inject() protected store: MeetingStore;
  @Inject() protected events: PartyEvents;
  @Inject() protected people: PartyPeople;
  @Inject() protected photos: VolunteerPhotos;
  @Inject() protected seats: PartySeats;
  @Inject() line: PartyLine;
  @Inject() org: Directory;
  @Inject() protected clock: Clock;

  /** One month of the calendar, by time. Throws `notFound` for an organisation that is not theirs to look into. */
  async month(actor: Actor, { month, orgUnitId }: z.output<typeof meetingsQuery>): Promise<MeetingRow[]> {
    const span = spanOf(month ?? townTime(this.clock.now()).slice(0, 7));
    const meetings =
      orgUnitId === undefined
        ? await this.store.ofPerson(actor.id, span)
        : await this.store.ofOrgs(await this.within(actor, orgUnitId), span);
    const parts = await this.store.partsOf(
      actor.id,
      meetings.map(({ id }) => id),
    );
    return meetings.map((meeting) => this.row(meeting, parts.get(meeting.id)));
  }

  /** Throws `notFound`. */
  async show(actor: Actor, id: number): Promise<MeetingView> {
    const meeting = await this.store.find(id);
    if (!meeting) throw new Refusal('notFound');
    const asking = await this.seats.seated(actor);
    const attendance = await this.store.attendance(id);
    const mine = attendance.find(({ personId }) => personId === actor.id)?.state;
    if (mine === undefined && !seesInside(asking, meeting.orgUnitId, this)) throw new Refusal('notFound');
    const organises = callsMeetingsOf(asking, meeting.orgUnitId, this);
    const fileIds = fileIdsOf(meeting);
    const [photos, steps, people] = await Promise.all([
      this.photos.views(actor, fileIds),
      this.events.steps(actor, 'meeting', id, (action) => PAST[action] ?? action),
      this.peopleOf(attendance, { organises, actorId: actor.id }),
    ]);
    const { state, startsAt, words, minutes } = meeting;
    return {
      ...this.row(meeting, mine),
      ...{ words, minutes, steps, people },
      files: fileIds.flatMap((file) => photos.get(file) ?? []),
      actions: meetingActionsOf({ state, startsAt, organises, mine, now: this.clock.now() }),
    };
  }

  private async within(actor: Actor, orgUnitId: number): Promise<number[]> {
    this.line.require(orgUnitId);
    if (!seesInside(await this.seats.seated(actor), orgUnitId, this)) throw new Refusal('notFound');
    return this.line.withBelow(orgUnitId);
  }

  /** Reasons for staying away are for those who call the meeting, and one's own. */
  private async peopleOf(
    attendance: readonly AttendanceRecord[],
    { organises, actorId }: { organises: boolean; actorId: number },
  ): Promise<MeetingView['people']> {
    const names = await this.people.names(attendance.map(({ personId }) => personId));
    return attendance.map(({ personId, state, words }) => ({
      ...{ personId, state, label: ATTENDANCES[state] },
      name: names.get(personId) ?? '',
      words: organises || personId === actorId ? words : '',
    }));
  }

  private row(meeting: MeetingRecord, mine: Attendance | undefined): MeetingRow {
    const { id, orgUnitId, kind, state, title, place, startsAt, called, present } = meeting;
    return {
      ...{ id, kind, state, title, place, startsAt, called, present },
      org: this.org.brief(orgUnitId),
      kindLabel: MEETING_KINDS[kind].label,
      stateLabel: MEETING_STATES[state].label,
      ...(mine === undefined ? {} : { mine: { state: mine, label: ATTENDANCES[mine] } }),
    };
  }
}

/** `2026-11` as the month runs in the town. */
function spanOf(month: string): { from: number; to: number } {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return { from: monthStart(year, of - 1), to: monthStart(year, of) };
}
