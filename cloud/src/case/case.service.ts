import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import {
  CASE_FLOW,
  CASE_STATES,
  stepOf,
  type CaseAction,
  type CaseParty,
} from '../../contract/case/case.flow';
import type { TakeInput } from '../../contract/case/case.schema';
import { Categories } from '../category/categories';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { WorkCalendar } from '../kernel/calendar';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';
import { checksOf } from '../kernel/file-checks';
import { Files } from '../kernel/files';
import { partOf, type FileRecord } from '../kernel/files.store';
import { once, type Once } from '../kernel/once';
import { withEach } from '../kernel/one-by-one';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { afterStep, changed } from './case.after';
import { CaseCounters } from './case.counts';
import { promisedBy, warningOf } from './case.duties';
import { earnedOf } from './case.earned';
import { CaseMerging } from './case.merging';
import { allowed, relationOf } from './case.permits';
import { actingUnit, coUnitsOf, type CaseTies } from './case.parties';
import { caseNumber, type CaseRecord, type EventRecord } from './case.row';
import { isNearby, maySee } from './case.sight';
import { dueStep, effectOf, fill, followUp, type AnyForm, type Outcome } from './case.steps';
import { CaseStore, type WholeCase } from './case.store';
import { messagesOf } from './case.tell';
import { eventOf, type OpenPart } from './case.trail';

interface Step {
  readonly action: CaseAction;
  readonly party: CaseParty | 'clock';
  readonly actor: Actor;
  readonly form: AnyForm;
}

interface Done {
  readonly step: Step;
  readonly outcome: Outcome;
  readonly files: FileRecord[];
}

/** The one door: only `take` writes the state of a case. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseService {
  @Inject() protected database: Database;
  @Inject() protected store: CaseStore;
  @Inject() protected org: Directory;
  @Inject() protected categories: Categories;
  @Inject() protected counters: CaseCounters;
  @Inject() protected merging: CaseMerging;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected files: Files;
  @Inject() protected calendar: WorkCalendar;

  /**
   * Takes one step with a case: locks it, asks the table, writes case, event and one delivery a party told, all in one
   * transaction. Gives the whole case as it stands now, or undefined for a repeat. Throws `notFound` (may not see it), `stepRefused`, `caseMoved` (someone was faster) or `badInput`.
   */
  async take(actor: Actor, input: TakeInput, call?: Once): Promise<WholeCase | undefined> {
    if (!Object.hasOwn(CASE_FLOW, input.action)) throw new Refusal('notFound');
    const action = input.action as CaseAction;
    let taken: WholeCase | undefined;
    await once(this.database, call, async (uow) => {
      const whole = await this.store.lockWhole(uow, input.no, actor.id);
      const offered = action === 'join' && actor.kind === 'resident';
      const sees = whole && (maySee(actor, whole, this.org) || (offered && isNearby(whole.c)));
      if (!sees) throw new Refusal('notFound');
      const party = this.admit(uow, { action, actor, whole, seen: input.seen });
      const form = fill(action, input.form ?? {});
      const after = await this.carry(uow, whole, { action, party, actor, form });
      // A repeat is only noticed at the commit: what is rolled back was not taken.
      uow.afterCommit(() => (taken = { ...after, ties: tiesAfter(action, whole.ties) }));
      return input.no;
    });
    return taken;
  }

  /** The clock's own steps: what is due by itself is taken, one transaction a case. Gives the number taken. */
  async tick(now: number): Promise<number> {
    let taken = 0;
    const due = await this.store.clockDue(now);
    const late = await this.store.remindersDue(now);
    const steps = [
      ...due.map((c) => ({ c, action: dueStep(c) })),
      ...late.map((c) => ({ c, action: warningOf(c, now) })),
    ];
    await withEach(steps, async ({ c, action }) => {
      await this.take(CLOCK_ACTOR, { no: caseNumber(c), action, form: {} });
      taken++;
    });
    return taken;
  }

  private admit(
    uow: UnitOfWork,
    ask: { action: CaseAction; actor: Actor; whole: WholeCase; seen: number | undefined },
  ): CaseParty | 'clock' {
    const { action, actor, whole } = ask;
    const { c, ties } = whole;
    const verdict = allowed(action, { actor, c, ties, org: this.org, now: uow.now });
    if (verdict.ok) return verdict.party;
    const stranger = relationOf(action, { actor, c, ties, org: this.org, now: uow.now }) === undefined;
    if (stranger && !(ask.seen !== undefined && c.seq > ask.seen)) throw new Refusal('notYours');
    if (ask.seen !== undefined && c.seq > ask.seen) throw this.moved(whole, actor);
    throw new Refusal('stepRefused', {
      state: CASE_STATES[c.state].label,
      label: stepOf(action).label,
      why: verdict.why,
    });
  }

  /** Someone was faster: says who (to the staff by name), when and what. */
  private moved({ c, events }: WholeCase, actor: Actor): Refusal {
    const last = events.at(-1);
    const open = JSON.parse(last?.open ?? '{}') as Partial<OpenPart>;
    const at = new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    }).format(last?.at);
    const label = open.action && open.action !== 'reported' ? stepOf(open.action).label : '上报';
    const name = actor.kind === 'staff' && open.byUnit ? this.org.personName(last?.byId ?? 0) : undefined;
    return new Refusal('caseMoved', {
      who: `${open.byUnit || '他人'}${name ?? ''}`,
      at,
      label,
      state: CASE_STATES[c.state].label,
    });
  }

  private async carry(uow: UnitOfWork, whole: WholeCase, step: Step): Promise<WholeCase> {
    const { c } = whole;
    const ground = { org: this.org, categories: this.categories, now: uow.now, actorId: step.actor.id };
    const outcome = effectOf(step.action, c, step.form, ground);
    const files = await this.files.attach(uow, step.actor, filesOf(step.form), c.id);
    const { after, event } = await this.write(uow, c, { step, outcome, files });
    await this.beside(uow, c, after, step);
    const told = { ...whole, c: after, events: [...whole.events, event], files: [...whole.files, ...files] };
    const next = followUp(step.action, after);
    const asking = { actor: CLOCK_ACTOR, c: after, ties: whole.ties, org: this.org, now: uow.now };
    return next && allowed(next.action, asking).ok ? this.carry(uow, told, byClock(next)) : told;
  }

  private async write(
    uow: UnitOfWork,
    c: CaseRecord,
    done: Done,
  ): Promise<{ after: CaseRecord; event: EventRecord }> {
    const { step, outcome, files } = done;
    const { action, party, actor } = step;
    const { limit, days } = outcome;
    const time = {
      ...(limit === undefined ? {} : { limit }),
      ...(days === undefined ? {} : { days }),
      ...promisedBy(c, outcome, uow.now, this.calendar),
    };
    const stepped = { outcome, time: { action, at: uow.now, ...time } };
    const moved = afterStep(c, stepped, { org: this.org, calendar: this.calendar });
    const byUnit = actingUnit(party, actor, c, this.org);
    const words = wordsOf(step.form);
    const event = eventOf({
      ...{ seq: c.seq + 1, before: c.head, at: uow.now, action, party, actor, byUnit, words, time },
      files: files.map(partOf),
      ...{ to: moved.state, holderId: moved.holderId, dueAt: moved.dueAt, facts: outcome.facts ?? [] },
    });
    const after = { ...moved, seq: event.seq, head: event.hash };
    this.store.append(uow, c.id, event);
    this.store.write(uow, c.id, changed(c, after));
    this.counters.moved(uow, c, after);
    let known: Promise<number[]> | undefined;
    const reporters = () => (known ??= this.store.reporters(uow, c.id));
    const told = await messagesOf({
      ...{ before: c, c: after },
      step: { action, actor, words, byUnit: byUnit?.name ?? '' },
      ...{ org: this.org, reporters },
    });
    const earned = await earnedOf(after, { action, actor, words }, reporters);
    this.deliveries.add(uow, [...told, ...earned, ...checksOf(actor, files)]);
    return { after, event };
  }

  /** Rows that stand beside the case: reporters, co-units, ratings, and what it is merged into. */
  private async beside(
    uow: UnitOfWork,
    before: CaseRecord,
    c: CaseRecord,
    { action, party, actor, form }: Step,
  ): Promise<void> {
    if (action === 'join') await this.store.addReporter(uow, c.id, { personId: actor.id, viaCaseId: null });
    if ('level' in form && typeof form.level === 'number')
      await this.store.setRating(uow, c.id, actor.id, form.level);
    // What is put right is rated anew, by everyone.
    if (action === 'reopen') await this.store.clearRatings(uow, c.id);
    if (before.coUnits !== c.coUnits) await this.store.setCoUnits(uow, c.id, coUnitsOf(c));
    const by = actingUnit(party, actor, before, this.org)?.name ?? '';
    const words = `编号 ${caseNumber(c)}，由${by}办理`;
    if (action === 'merge' && 'into' in form && typeof form.into === 'string') {
      const target = await this.merging.merge(uow, c, { into: form.into, actor });
      await this.carry(uow, target, byClock({ action: 'takeIn', words }));
    }
    if (action === 'unmerge' && before.mergedInto !== null)
      for (const target of await this.merging.unmerge(uow, c, { from: before.mergedInto, actor }))
        await this.carry(uow, target, byClock({ action: 'letGo', words }));
  }
}

const byClock = ({ action, words }: { action: CaseAction; words: string }): Step => ({
  ...{ action, party: 'clock', actor: CLOCK_ACTOR, form: { words, files: [] } },
});

const wordsOf = (form: AnyForm): string =>
  'words' in form && typeof form.words === 'string' ? form.words : '';
const filesOf = (form: AnyForm): string[] => ('files' in form ? form.files : []);

const tiesAfter = (action: CaseAction, ties: CaseTies): CaseTies =>
  action === 'join'
    ? { ...ties, isReporter: true }
    : action === 'rateToo' || action === 'rate'
      ? { ...ties, hasRated: true }
      : ties;
