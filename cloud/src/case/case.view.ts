import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import {
  CASE_ENDINGS,
  CASE_PARTIES,
  CASE_STATES,
  RESIDENT_PARTIES,
  stepOf,
  type CaseAction,
} from '../../contract/case/case.flow';
import type { CaseRow, CaseView, EventView, HoldView, NearbyCase } from '../../contract/case/case.api';
import { maskedName, maskedPhone } from '../../contract/identity/masks';
import type { FileView } from '../../contract/file/file.api';
import { Categories } from '../category/categories';
import { holds, type Actor } from '../kernel/actor';
import { WorkCalendar } from '../kernel/calendar';
import { Clock } from '../kernel/clock';
import { FileAddresses } from '../kernel/file-address';
import type { FilePart, FileRecord } from '../kernel/files.store';
import { Refusal } from '../kernel/refusal';
import { ERASED, isRedacted } from '../kernel/trail';
import { Directory } from '../org/directory';
import { holdsOf, lampOf, type Hold } from './case.clock';
import { deadlineOf } from './case.duties';
import { placeholderFor, publicPlaceholder, publicWords, stepPlaceholder, wordsFor } from './case.moderated';
import { coUnitsOf } from './case.parties';
import { actionsOf } from './case.permits';
import { caseNumber, type CaseRecord, type EventRecord } from './case.row';
import { maySee } from './case.sight';
import { CaseStore, type WholeCase } from './case.store';
import type { ClosedPart, OpenPart } from './case.trail';
import { mayUnmask } from './case.unmask';

/** Of someone who is no longer known, or does not want to be. */
const UNKNOWN = { reporterName: '已不可知', reporterPhone: '' };
/** What is read of a closed part that was erased. */
const NOTHING: ClosedPart = { salt: '', byId: 0, byName: '', words: '' };
const WENT_BACK: ReadonlySet<string> = new Set([
  'sendBack',
  'rework',
  'returnToDesk',
  'recall',
  'handOver',
  'redispatch',
  'unmerge',
]);

/** Steps whose photos show how it is now. */
const SHOWING_AFTER: ReadonlySet<string> = new Set(['answer', 'cityAnswer', 'pass']);

/** How far away, whether the reader is one of its reporters, and its picture where everybody may see it. */
interface Near extends Pick<NearbyCase, 'metres' | 'mine'> {
  readonly cover: string | undefined;
}

interface Step {
  readonly event: EventRecord;
  readonly before: EventRecord | undefined;
  readonly c: CaseRecord;
  readonly files: readonly FileRecord[];
}

/** What this actor may see of a case. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseViews {
  @Inject() protected store: CaseStore;
  @Inject() protected org: Directory;
  @Inject() protected categories: Categories;
  @Inject() protected calendar: WorkCalendar;
  @Inject() protected clock: Clock;
  @Inject() protected addresses: FileAddresses;

  /** The whole case with its trail and this actor's actions. Throws `notFound`. */
  async show(actor: Actor, no: string): Promise<CaseView> {
    const whole = await this.store.whole(no, actor.id);
    if (!whole || !maySee(actor, whole, this.org)) throw new Refusal('notFound');
    return this.from(actor, whole);
  }

  /** The view of a case that is at hand: just reported, or just after a step. */
  async from(actor: Actor, whole: WholeCase): Promise<CaseView> {
    const { c, ties, events, files } = whole;
    const now = this.clock.now();
    const shown = events.map((event, at) => this.event(actor, { event, before: events[at - 1], c, files }));
    return {
      ...this.row(actor, c),
      ...this.places(c),
      ...this.people(actor, whole),
      mayUnmask: mayUnmask(actor, c, this.org, ties),
      ...(await this.kin(actor, whole)),
      answers: placeholderFor(actor, c) === undefined ? this.answers(actor, c) : [],
      files: shown[0]?.files ?? [],
      afterFiles:
        shown.filter((event) => SHOWING_AFTER.has(event.action) && event.files.length > 0).at(-1)?.files ??
        [],
      events: shown,
      holds: this.holds(events, shown, now),
      seen: c.seq,
      actions: actionsOf({ actor, c, ties, org: this.org, now }),
    };
  }

  /** One row of a list. Of somebody else's report a resident sees no picture here, and words only once they are judged. */
  row(actor: Actor, c: CaseRecord): CaseRow {
    const state = CASE_STATES[c.state];
    const hidden = placeholderFor(actor, c);
    const works = actor.kind !== 'resident' || actor.id === c.reporterId;
    return {
      no: caseNumber(c),
      state: c.state,
      stateLabel: state.label,
      plain: state.plain,
      text: hidden ?? wordsFor(actor, c, c.text),
      address: hidden === undefined ? c.address : '',
      categoryCode: c.categoryCode,
      categoryName: this.categories.get(c.categoryCode)?.name ?? '未分类',
      ...(c.lng !== null && c.lat !== null ? { place: { lng: c.lng, lat: c.lat } } : {}),
      ...(c.cover && works ? { cover: this.addresses.thumb(c.cover, 'insider') } : {}),
      reportedAt: c.reportedAt,
      enteredAt: c.enteredAt,
      ...(c.dueAt === null ? {} : { dueAt: c.dueAt }),
      lamp: lampOf(c, this.clock.now()),
      ...(c.holderId === null ? {} : { holder: this.org.brief(c.holderId) }),
      ...(c.unitId === null ? {} : { unit: this.org.brief(c.unitId) }),
      supervised: c.supervised === 1,
      ...duties(actor, c, this.clock.now()),
      joined: c.joined,
    };
  }

  /** What a neighbour may know of an open case: no names, no more than the first words, nothing that was not judged. */
  nearby(c: CaseRecord, { metres, mine, cover }: Near): NearbyCase | undefined {
    if (c.lng === null || c.lat === null) return undefined;
    const words = publicWords(c);
    const text = [...words];
    return {
      no: caseNumber(c),
      plain: CASE_STATES[c.state].plain,
      text: text.length > 40 ? `${text.slice(0, 40).join('')}…` : words,
      address: publicPlaceholder(c) === undefined ? c.address : '',
      categoryCode: c.categoryCode,
      categoryName: this.categories.get(c.categoryCode)?.name ?? '未分类',
      place: { lng: c.lng, lat: c.lat },
      metres,
      ...(cover === undefined ? {} : { cover: this.addresses.thumb(cover, 'public') }),
      reportedAt: c.reportedAt,
      joined: c.joined,
      mine,
      open: c.open === 1,
    };
  }

  private places(c: CaseRecord): Pick<CaseView, 'desk' | 'coUnits' | 'grid' | 'community' | 'street'> {
    const brief = (id: number | null) => (id === null ? undefined : this.org.brief(id));
    return {
      desk: this.org.brief(c.deskId),
      coUnits: coUnitsOf(c).map((id) => this.org.brief(id)),
      grid: brief(c.gridId),
      community: brief(c.communityId),
      street: brief(c.streetId),
    };
  }

  /** Who reported: the reporter reads it whole; the desk masked; the others masked, or not at all where it was asked. */
  private people(
    actor: Actor,
    { c, ties, reporter }: WholeCase,
  ): Pick<CaseView, 'reporterName' | 'reporterPhone' | 'mine'> {
    if (actor.id === c.reporterId)
      return { reporterName: actor.name, reporterPhone: actor.phone ?? '', mine: true };
    const desk = holds(actor, c.deskId, 'intake', 'shiftLeader', 'dispatcher');
    if (ties.isReporter || (c.hideName === 1 && !desk))
      return { reporterName: '匿名', reporterPhone: '', mine: ties.isReporter };
    if (!reporter) return { ...UNKNOWN, mine: false };
    const { name, phone } = reporter;
    return { reporterName: maskedName(name), reporterPhone: maskedPhone(phone), mine: false };
  }

  private async kin(
    actor: Actor,
    { c, events }: WholeCase,
  ): Promise<Pick<CaseView, 'mergedInto' | 'merged' | 'ending' | 'endingLabel' | 'rating'>> {
    // Somebody's own second report brings nobody along, but its merge stands in the trail.
    const may = c.joined > 0 || events.some(({ action }) => action === 'takeIn');
    const merged = may && actor.kind === 'staff' ? await this.store.mergedInto(c.id) : [];
    const target = c.mergedInto === null ? undefined : await this.store.numberOf(c.mergedInto);
    return {
      merged: merged.map(caseNumber),
      ...(target ? { mergedInto: target } : {}),
      ...(c.ending === null ? {} : { ending: c.ending, endingLabel: CASE_ENDINGS[c.ending] }),
      ...(c.rating === null ? {} : { rating: c.rating }),
    };
  }

  private answers(actor: Actor, c: CaseRecord): CaseView['answers'] {
    const given = JSON.parse(c.answers) as Record<string, string | number | string[]>;
    const asks = new Map(
      (this.categories.get(c.categoryCode)?.questions ?? []).map((question) => [question.code, question.ask]),
    );
    return Object.entries(given).map(([code, value]) => ({
      ask: asks.get(code) ?? code,
      value: wordsFor(actor, c, Array.isArray(value) ? value.join('、') : String(value)),
    }));
  }

  private event(actor: Actor, { event, before, c, files }: Step): EventView {
    const open = JSON.parse(event.open) as OpenPart;
    const closed = (event.closed === ERASED ? NOTHING : JSON.parse(event.closed)) as ClosedPart & {
      files?: FilePart[];
      facts?: EventView['facts'];
    };
    const hidden = stepPlaceholder(actor, event, { open, c });
    const staff = actor.kind !== 'resident';
    const who =
      this.shortly(event.byUnitId, open.byUnit) ||
      (open.party === 'clock' ? '系统' : event.byId === actor.id ? '您' : CASE_PARTIES[open.party]);
    const past = open.action === 'reported' ? '上报' : stepOf(open.action).past;
    const fromStaff = !RESIDENT_PARTIES.has(open.party) && open.party !== 'clock';
    return {
      seq: event.seq,
      at: event.at,
      action: open.action,
      title: `${who} ${past}`,
      byUnit: open.byUnit,
      byName: staff && fromStaff ? closed.byName : '',
      words: hidden ?? (open.words || (staff ? closed.words : '')),
      files: this.files(actor, staff && closed.files ? closed.files : open.files, files),
      facts: [...(staff && closed.facts ? closed.facts : open.facts)],
      heldMinutes: before ? Math.round(this.calendar.workingMinutesBetween(before.at, event.at)) : 0,
      ...(hidden === undefined && !isRedacted(event)
        ? { open: event.open }
        : { open: '', openDigest: event.openDigest }),
      closedDigest: event.closedDigest,
      hash: event.hash,
    };
  }

  private files(actor: Actor, parts: readonly FilePart[], files: readonly FileRecord[]): FileView[] {
    return parts.map((part) => {
      const file = files.find(({ fileKey }) => fileKey === part.id);
      const inside = actor.kind !== 'resident' || file?.ownerId === actor.id;
      const { contentCheck } = file ?? { contentCheck: 'waiting' };
      return this.addresses.view({ ...part, fileKey: part.id, contentCheck }, inside ? 'insider' : 'public');
    });
  }

  /** The unit's short name, unless it has been renamed since: then the name it had. */
  private shortly(unitId: number | null, name: string): string {
    const unit = this.org.brief(unitId);
    return unit.name === name ? unit.shortName : name;
  }

  /** @param shown the steps as this reader reads them: why it went back is no more than stands there */
  private holds(events: readonly EventRecord[], shown: readonly EventView[], now: number): HoldView[] {
    return holdsOf(events, this.calendar, now).map((hold) => ({
      unit: this.org.brief(hold.holderId),
      from: hold.from,
      ...(hold.to === undefined ? {} : { to: hold.to }),
      workingMinutes: hold.workingMinutes,
      left: hold.left === undefined ? '' : stepOf(hold.left satisfies CaseAction).past,
      ...whyBack(hold, shown),
    }));
  }
}

function whyBack({ left, leftAt }: Hold, shown: readonly EventView[]): Pick<HoldView, 'wentBack' | 'reason'> {
  const wentBack = left !== undefined && WENT_BACK.has(left);
  return { wentBack, reason: (wentBack && leftAt !== undefined && shown[leftAt]?.words) || '' };
}

/** What is owed beside its own limit; the reply to a leader is the staff's matter. */
function duties(actor: Actor, c: CaseRecord, now: number): Pick<CaseRow, 'callBack' | 'reply'> {
  const callBack = deadlineOf(c.callBackDueAt, c.callBackYellowAt, now);
  const reply =
    actor.kind === 'resident' ? undefined : deadlineOf(c.supervisedDueAt, c.supervisedYellowAt, now);
  return { ...(callBack ? { callBack } : {}), ...(reply ? { reply } : {}) };
}
