import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Report } from '../../contract/case/case.schema';
import { maskedNumbers } from '../../contract/identity/masks';
import { answersTo } from '../category/answers';
import { Categories } from '../category/categories';
import type { Actor } from '../kernel/actor';
import { WorkCalendar } from '../kernel/calendar';
import { Database, isDuplicateKey, type UnitOfWork } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';
import { checksOf } from '../kernel/file-checks';
import { Files } from '../kernel/files';
import { partOf, type FileRecord } from '../kernel/files.store';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { townTime } from '../kernel/town-time';
import { chainStart } from '../kernel/trail';
import { Directory } from '../org/directory';
import { reportedClock } from './case.clock';
import { CaseCounters } from './case.counts';
import { NO_DUTIES } from './case.duties';
import { caseNumber, type CaseRecord, type EventRecord } from './case.row';
import { placed } from './case.steps';
import { CaseStore } from './case.store';
import { wordsCheckOf } from './case.tell';
import { eventOf, type Written } from './case.trail';

export type CaseSource = 'resident' | 'grid' | 'import';

/** Where a report comes from, when not from a phone just now. */
export interface Origin {
  readonly source: CaseSource;
  /** Which of several sources it is imported from; its numbers count within it. */
  readonly from?: string;
  readonly sourceId?: string;
  /** ms; when it was said, of what comes in late. The clock begins when it comes in. */
  readonly said?: number;
}

interface Made {
  readonly c: CaseRecord;
  readonly event: EventRecord;
  readonly files: readonly FileRecord[];
}

/** The number of the case; the rest unless this was a repeat. */
export interface Reported {
  readonly no: string;
  readonly made?: Made;
}

/** Until someone says what it is. */
export const UNCLASSED = '900199';

const NOWHERE = { lng: null, lat: null, cell: null, gridId: null, communityId: null, streetId: null };

/** What every case begins with. */
const FRESH = {
  unitId: null,
  coUnits: '[]',
  clockAt: null,
  askedDays: 0,
  returns: 0,
  extensions: 0,
  appeals: 0,
  reopened: 0,
  urges: 0,
  arbitrated: 0,
  suspendedFrom: null,
  ...NO_DUTIES,
  supervisedBy: null,
  ending: null,
  rating: null,
  mergedInto: null,
  joined: 0,
  seq: 1,
  head: '',
};

/** What the first step says of where it came from, and of when it was said. */
function arrival({ source, from, said }: Origin): Pick<Written, 'facts' | 'time'> {
  if (source !== 'import') return { facts: [], time: {} };
  const facts = [{ label: '来源', value: from ?? '导入' }];
  if (said === undefined) return { facts, time: {} };
  return { facts: [...facts, { label: '留言时间', value: townTime(said) }], time: { said } };
}

/** How a case comes into being: one transaction, and it is durable when the number is given back. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseReports {
  @Inject() protected database: Database;
  @Inject() protected store: CaseStore;
  @Inject() protected org: Directory;
  @Inject() protected categories: Categories;
  @Inject() protected counters: CaseCounters;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected files: Files;
  @Inject() protected calendar: WorkCalendar;

  /** Files a report; gives its case number, and its rows unless it was a repeat. Throws `placeOutside`, `placeNeeded`, `category…`, `answerMissing`, `badInput`, `file…`. */
  async report(actor: Actor, input: Report, origin: Origin, call?: Once): Promise<Reported> {
    const nowhere = !input.place && !input.address;
    if (nowhere && origin.source !== 'import') throw new Refusal('placeNeeded');
    const category =
      input.categoryCode === undefined ? undefined : this.categories.usable(input.categoryCode);
    const answers = answersTo(category?.questions ?? [], input.answers);
    try {
      let made: Made | undefined;
      const no = await once(this.database, call, async (uow) => {
        made = await this.write(uow, actor, { ...input, answers }, origin);
        return caseNumber(made.c);
      });
      return made && caseNumber(made.c) === no ? { no, made } : { no };
    } catch (error) {
      if (isDuplicateKey(error) && origin.sourceId !== undefined)
        throw new Refusal('alreadyImported', { id: origin.sourceId });
      throw error;
    }
  }

  private async write(uow: UnitOfWork, actor: Actor, input: Report, origin: Origin): Promise<Made> {
    const at = uow.now;
    const row = this.rowOf(actor, input, origin, at);
    const id = await this.store.insert(uow, row);
    const no = caseNumber({ ...row, id });
    const files = await this.files.attach(uow, actor, input.files, id);
    const event = eventOf({
      seq: 1,
      before: chainStart(no),
      at,
      action: 'reported',
      party: 'reporter',
      actor,
      byUnit: undefined,
      to: 'reported',
      holderId: row.holderId,
      dueAt: row.dueAt,
      words: input.text,
      files: files.map(partOf),
      ...arrival(origin),
    });
    this.store.append(uow, id, event);
    this.store.write(uow, id, { head: event.hash });
    uow.insertLater('case_reporter', { caseId: id, personId: actor.id, at });
    this.counters.moved(uow, undefined, { ...row, state: 'reported' });
    const c = { ...row, id, head: event.hash };
    if (origin.source !== 'import') this.deliveries.add(uow, this.told(actor, c, no, files));
    return { c, event, files };
  }

  private rowOf(actor: Actor, input: Report, origin: Origin, at: number): Omit<CaseRecord, 'id'> {
    const where = input.place
      ? placed(input.place, input.address, this.org)
      : { ...NOWHERE, address: input.address ?? '' };
    // What a grid worker finds begins in the community: found in the grid, solved in the grid where it can be.
    const deskId = (origin.source === 'grid' ? where.communityId : null) ?? this.org.centre.id;
    return {
      ...FRESH,
      ...where,
      ...reportedClock(at, this.calendar),
      state: 'reported',
      open: 1,
      deskId,
      holderId: deskId,
      categoryCode: input.categoryCode ?? UNCLASSED,
      text: input.text,
      answers: JSON.stringify(input.answers),
      cover: input.files[0] ?? null,
      reporterId: actor.id,
      hideName: input.hideName ? 1 : 0,
      source: origin.from ?? origin.source,
      sourceId: origin.sourceId ?? null,
      contentCheck: origin.source === 'resident' ? 'waiting' : 'none',
      reportedAt: origin.said ?? at,
      enteredAt: at,
    };
  }

  private told(
    actor: Actor,
    c: CaseRecord,
    no: string,
    files: readonly FileRecord[],
  ): { topic: string; body: unknown }[] {
    const personIds = this.org.staffAt(c.deskId, 'intake').map((person) => person.personId);
    const title = `新上报：${this.categories.get(c.categoryCode)?.name ?? '未分类'}`;
    const intake = {
      topic: 'case.reported',
      body: {
        caseId: c.id,
        no,
        action: 'reported',
        party: 'intake',
        personIds,
        title,
        body: `${c.address || '待定位'}。${maskedNumbers(c.text).slice(0, 60)}`,
      },
    };
    const words = actor.kind === 'resident' ? [wordsCheckOf(actor, c)] : [];
    return [intake, ...words, ...checksOf(actor, files)];
  }
}
