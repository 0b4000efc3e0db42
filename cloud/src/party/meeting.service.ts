import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { PARTY_RANKS } from '../../contract/org/org.api';
import {
  MEETING_FLOW,
  meetingRule,
  meetingStep,
  type MeetingAction,
  type MeetingForm,
} from '../../contract/party/meeting.flow';
import { meetingForms, type meetingInput } from '../../contract/party/party-life.schema';
import type { Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import { parse } from '../kernel/http';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { townTime } from '../kernel/town-time';
import { Directory } from '../org/directory';
import { PartySeats, type PartyActor } from '../staff/party.seats';
import { VolunteerPhotos } from '../volunteer/volunteer.photos';
import { admitToMeeting } from './meeting.permits';
import { MeetingStore, type MeetingRecord } from './meeting.store';
import { PartyEvents } from './party.events';
import { PartyLine } from './party.line';
import { PartyPeople, type MemberRecord } from './party.people';
import { callsMeetingsOf } from './party.powers';

type Call = z.output<typeof meetingInput>;
/** A step that asks for nothing. */
interface NoForm {
  readonly none?: undefined;
}
type Filled = {
  [F in MeetingForm]: F extends 'none' ? NoForm : z.output<(typeof meetingForms)[F]>;
}[MeetingForm];
interface Asked {
  readonly action: MeetingAction;
  readonly form: Filled;
}

const DAY = 86_400_000;
/** What was held without having been called here may be written down within a month. */
const LATEST_AFTER = 31 * DAY;
const LATEST_BEFORE = 366 * DAY;

/** 三会一课: the one door for meetings; only here the state of one changes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MeetingService {
  @Inject() protected database: Database;
  @Inject() protected store: MeetingStore;
  @Inject() protected events: PartyEvents;
  @Inject() protected people: PartyPeople;
  @Inject() protected photos: VolunteerPhotos;
  @Inject() protected seats: PartySeats;
  @Inject() line: PartyLine;
  @Inject() org: Directory;

  /** Calls a meeting and tells everybody called; gives its id. Throws `notFound`, `notYours`, `meetingUnfit`, `meetingEmpty`, `memberElsewhere` or `meetingTimeUnfit`. */
  async call(actor: Actor, call: Call, by?: Once): Promise<number> {
    const asking = await this.seats.seated(actor);
    const { orgUnitId, kind } = call;
    const unit = this.line.require(orgUnitId);
    if (!callsMeetingsOf(asking, orgUnitId, this)) throw new Refusal('notYours');
    const { ranks, label } = meetingRule(kind);
    if (!ranks.some((rank) => rank === unit.rank))
      throw new Refusal('meetingUnfit', { rank: PARTY_RANKS[unit.rank ?? 'branch'], kind: label });
    const made = await once(this.database, by, async (uow) => {
      const calledIds = await this.calledTo(uow, call);
      assertTime(call.startsAt, uow.now);
      const { title, place, words = '', startsAt } = call;
      const row = { orgUnitId, kind, title, place, words, startsAt, state: 'planned' as const, minutes: '' };
      const id = await this.store.insert(uow, {
        ...row,
        ...{ fileIds: '[]', called: calledIds.length, plannedById: actor.id },
      });
      await this.store.call(uow, id, calledIds);
      this.events.append(uow, {
        subject: 'meeting',
        subjectId: id,
        action: 'call',
        actor,
        unitId: orgUnitId,
      });
      this.tell(uow, calledIds, { title: `${label}通知：${title}`, meeting: { ...row, id }, but: actor.id });
      return String(id);
    });
    return Number(made);
  }

  /** Takes one step. Throws `notFound`, `notYours`, `stepRefused`, `badInput` or what its form may. */
  async take(
    actor: Actor,
    { id, action, form }: { id: number; action: string; form: unknown },
    call?: Once,
  ): Promise<void> {
    if (!isMeetingAction(action)) throw new Refusal('notFound');
    const schema: z.ZodType<Filled> = meetingForms[MEETING_FLOW[action].asks];
    const filled = parse(schema, form);
    const asking = await this.seats.seated(actor);
    await once(this.database, call, async (uow) => {
      const meeting = await this.store.lock(uow, id);
      if (!meeting) throw new Refusal('notFound');
      await this.step(uow, asking, meeting, { action, form: filled });
      return String(id);
    });
  }

  private async step(
    uow: UnitOfWork,
    actor: PartyActor,
    meeting: MeetingRecord,
    { action, form }: Asked,
  ): Promise<void> {
    const { id, orgUnitId, state, startsAt } = meeting;
    const attendance = await this.store.attendance(id, uow);
    const mine = attendance.find(({ personId }) => personId === actor.id)?.state;
    const organises = callsMeetingsOf(actor, orgUnitId, this);
    // Whose it is not, to them it is not there.
    if (!organises && mine === undefined) throw new Refusal('notFound');
    const party = admitToMeeting(action, { state, startsAt, organises, mine, now: uow.now });
    const { columns, words, files } = await this.carryOut(uow, actor, meeting, { action, form });
    const { to, past } = meetingStep(action);
    const change = { ...columns, ...(to === 'same' ? {} : { state: to }) };
    if (Object.keys(change).length > 0) await this.store.write(uow, id, change);
    const byUnit = party === 'organiser' ? { unitId: orgUnitId } : {};
    this.events.append(uow, { subject: 'meeting', subjectId: id, action, actor, words, files, ...byUnit });
    const told = meetingStep(action).tells.includes('called')
      ? attendance.map(({ personId }) => personId)
      : meetingStep(action).tells.includes('organiser')
        ? await this.people.speakers(uow, orgUnitId)
        : [];
    const title = `${past}：${meeting.title}`;
    this.tell(uow, told, { title, meeting: { ...meeting, ...change }, words, but: actor.id });
  }

  /** What one step changes beside the state, and what is said of it. */
  private async carryOut(
    uow: UnitOfWork,
    actor: PartyActor,
    { id, called }: MeetingRecord,
    { action, form }: Asked,
  ): Promise<{ columns: Partial<MeetingRecord>; words: string; files: string[] }> {
    if ('presentIds' in form) {
      const present = await this.roll(uow, id, form.presentIds);
      return { columns: { present }, words: `应到 ${called} 人，实到 ${present} 人`, files: [] };
    }
    if ('files' in form) {
      const files = await this.photos.checked(uow, actor, form.files);
      return { columns: { minutes: form.words, fileIds: JSON.stringify(files) }, words: '', files: [] };
    }
    if ('startsAt' in form) {
      assertTime(form.startsAt, uow.now);
      return { columns: { ...form, words: form.words ?? '' }, words: townTime(form.startsAt), files: [] };
    }
    const words = 'words' in form ? form.words : '';
    const own = { meetingId: id, personId: actor.id };
    if (action === 'join') await this.store.answer(uow, { ...own, state: 'coming', words: '' });
    if (action === 'excuse') await this.store.answer(uow, { ...own, state: 'excused', words });
    // Why somebody stays away is for those who call the meeting.
    return { columns: {}, words: action === 'cancel' ? words : '', files: [] };
  }

  /** Only those called are counted. */
  private async roll(uow: UnitOfWork, id: number, presentIds: readonly number[]): Promise<number> {
    const called = new Set((await this.store.attendance(id, uow)).map(({ personId }) => personId));
    const present = [...new Set(presentIds)];
    if (present.some((personId) => !called.has(personId))) throw new Refusal('memberElsewhere');
    await this.store.roll(uow, id, present);
    return present.length;
  }

  private async calledTo(uow: UnitOfWork, { orgUnitId, kind, personIds }: Call): Promise<number[]> {
    const calls = meetingRule(kind).calls;
    const within = calls === 'members' ? this.line.withBelow(orgUnitId) : [orgUnitId];
    const members = await this.people.members(within, uow);
    const wanted = personIds && new Set(personIds);
    const called = members.filter((member) =>
      wanted ? wanted.has(member.personId) : calls === 'members' || hasDuty(member),
    );
    if (wanted && called.length < wanted.size) throw new Refusal('memberElsewhere');
    if (called.length === 0) throw new Refusal('meetingEmpty');
    return called.map(({ personId }) => personId);
  }

  private tell(
    uow: UnitOfWork,
    personIds: readonly number[],
    told: {
      title: string;
      meeting: Pick<MeetingRecord, 'id' | 'orgUnitId' | 'startsAt' | 'place'>;
      words?: string;
      but: number;
    },
  ): void {
    const { title, meeting, words, but } = told;
    const where = `${this.org.brief(meeting.orgUnitId).name}，${townTime(meeting.startsAt)}，${meeting.place}`;
    const body = words ? `${where}。${words}` : where;
    this.people.tell(uow, personIds, { title, body, about: { kind: 'meeting', id: meeting.id }, but });
  }
}

const hasDuty = ({ duty }: MemberRecord): boolean => duty !== null;
const isMeetingAction = (text: string): text is MeetingAction => Object.hasOwn(MEETING_FLOW, text);

function assertTime(startsAt: number, now: number): void {
  if (startsAt < now - LATEST_AFTER || startsAt > now + LATEST_BEFORE) throw new Refusal('meetingTimeUnfit');
}
