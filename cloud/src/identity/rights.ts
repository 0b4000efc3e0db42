import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DataCopy, RequestView } from '../../contract/identity/rights.api';
import {
  REQUEST_DUE,
  REQUEST_KINDS,
  REQUEST_STATES,
  requestStep,
  type RequestAction,
  type RequestKind,
} from '../../contract/identity/rights.flow';
import type { AboutThing } from '../../contract/notify/notify.api';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { parseDuration, type WorkCalendar } from '../kernel/calendar';
import { Database, type SqlValue, type UnitOfWork } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';
import { once, remembered, type Once } from '../kernel/once';
import type { Sealer } from '../kernel/personal-data';
import { PersonalHoldings } from '../kernel/personal-data.holdings';
import { Refusal } from '../kernel/refusal';
import { copyPage } from './rights.copy-page';
import { stateAfter } from './rights.flow';
import { REQUEST_ANSWER, REQUEST_COPY, REQUEST_WORDS, RightsStore, type RequestRecord } from './rights.store';
import { RightsViews } from './rights.view';

/** A copy waits to be made. */
export const COPY_ASKED = 'rights.copy';
/** Somebody is to be told how their request stands. */
const TOLD = 'rights.told';

/** How long a look-up holds. */
const LOOKED_UP_FOR = 3_600_000;
const ANNOUNCED =
  '有工作人员按窗口或来信的请求代您提出。如果不是您的意思，请在“我的—我的信息”里撤回，撤回后什么都不会删。';

interface Asking {
  readonly kind: RequestKind;
  readonly words?: string;
  readonly ip: string;
}

interface AskingFor extends Asking {
  readonly personId: number;
  /** How the desk made sure whose request it took in; absent where people ask themselves. */
  readonly reason?: string;
}

/** The one door for requests about one's own data. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Rights {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected calendar: WorkCalendar;
  @Inject() protected sealer: Sealer;
  @Inject() protected audit: AuditLog;
  @Inject() protected store: RightsStore;
  @Inject() protected views: RightsViews;
  @Inject() protected holdings: PersonalHoldings;

  /**
   * Asks for a copy, a correction or the erasure of one's own data. An erasure is done at once unless a case is still
   * open: then it waits. Throws `requestOpen`, and `staffDataKept` when staff ask to be erased.
   */
  async ask(actor: Actor, asking: Asking, call?: Once): Promise<RequestView> {
    return this.views.request(actor, await this.askFor(actor, { ...asking, personId: actor.id }, call));
  }

  /**
   * The same in somebody's name, for a request made at the counter or by letter; an erasure waits ERASURE_NOTICE_DAYS, and the
   * person is told. Throws `lookUpFirst` unless the actor found them within the hour, and `notFound` for someone erased.
   */
  async askFor(
    actor: Actor,
    { personId, kind, words, reason, ip }: AskingFor,
    call?: Once,
  ): Promise<RequestRecord> {
    // What is erased takes its person's keys along, so one that was used for something else is looked for before.
    if (call && kind === 'erase') await remembered(this.database, call);
    const desk = reason === undefined ? undefined : actor.id;
    const id = await once(this.database, call, async (uow) => {
      if (desk !== undefined) await this.assertLookedUp(uow, actor, personId);
      await this.assertFree(uow, personId, kind);
      const made = await uow.insert('data_request', {
        personId,
        kind,
        state: 'asked',
        askedById: desk ?? null,
        wordsSealed: words === undefined ? null : this.sealer.seal(REQUEST_WORDS, words),
        askedAt: uow.now,
        dueAt: this.calendar.addWorking(uow.now, parseDuration(REQUEST_DUE)),
      });
      const detail = reason === undefined ? { kind } : { kind, way: 'desk', reason };
      const subject = `person:${personId}`;
      await this.audit.record(uow, { actor, action: 'dataRequested', subject, detail, ip });
      if (kind === 'copy') this.deliveries.add(uow, [{ topic: COPY_ASKED, body: { requestId: made } }]);
      if (kind === 'erase') await this.beginErasure(uow, made, personId, desk);
      return String(made);
    });
    return this.found(Number(id));
  }

  /**
   * One step of a request by whoever it belongs to; `words` answer the person, and stand in no audit log. Throws
   * `notFound` or `requestMoved`.
   */
  async take(
    actor: Actor,
    { id, action, words, ip }: { id: number; action: RequestAction; words?: string; ip: string },
  ): Promise<RequestRecord> {
    await this.database.unitOfWork(async (uow) => {
      const answerSealed = words === undefined ? null : this.sealer.seal(REQUEST_ANSWER, words);
      const change = { answerSealed, byId: actor.id };
      const { personId, kind } = await this.move(uow, { id, action, actor, change });
      const detail = { request: id, kind, action: requestStep(action).label };
      const subject = `person:${personId}`;
      await this.audit.record(uow, { actor, action: 'dataRequestDecided', subject, detail, ip });
    });
    return this.found(id);
  }

  /** Carries out an erasure whose time has come; what is unfinished it waits for. */
  async eraseDue({ id, personId, state }: RequestRecord): Promise<void> {
    // Asked without a lock first: most that wait go on waiting.
    if (state === 'waiting' && (await this.holdings.unfinished(personId)).length > 0) return;
    await this.database.unitOfWork(async (uow) => {
      await uow.lock('SELECT id FROM person WHERE id = ?', [personId]);
      const unfinished = await this.holdings.unfinished(personId);
      if (state !== 'waiting' || unfinished.length === 0) await this.eraseOrHold(uow, id, unfinished);
    });
  }

  /** Makes the copy that was asked for; a request that was withdrawn meanwhile is left alone. */
  async makeCopy(requestId: number): Promise<void> {
    const request = await this.store.find(requestId);
    if (request?.state !== 'asked') return;
    const sections = await this.holdings.copy(request.personId);
    await this.database.unitOfWork(async (uow) => {
      const copySealed = this.sealer.seal(REQUEST_COPY, JSON.stringify({ madeAt: uow.now, sections }));
      await this.move(uow, {
        id: requestId,
        action: 'carryOut',
        actor: CLOCK_ACTOR,
        change: { copySealed },
      });
    });
  }

  /** The person's own copy, for seven days. Throws `copyGone`. */
  async fetchCopy(actor: Actor, id: number, ip: string): Promise<DataCopy> {
    const sealed = await this.store.copyOf(id, actor.id);
    if (sealed === undefined) throw new Refusal('copyGone');
    const subject = `person:${actor.id}`;
    await this.audit.note({ actor, action: 'exported', subject, detail: { kind: 'copy' }, ip });
    return copyPage(this.sealer.open(REQUEST_COPY, sealed));
  }

  /** At once where people ask themselves; the desk is not believed at once, for what is erased cannot be found again. */
  private async beginErasure(
    uow: UnitOfWork,
    id: number,
    personId: number,
    desk: number | undefined,
  ): Promise<void> {
    if (desk === undefined) await this.eraseOrHold(uow, id, await this.holdings.unfinished(personId));
    else await this.move(uow, { id, action: 'announce', actor: CLOCK_ACTOR, change: {} });
  }

  private async eraseOrHold(uow: UnitOfWork, id: number, unfinished: readonly string[]): Promise<void> {
    if (unfinished.length > 0) {
      await this.move(uow, { id, action: 'hold', actor: CLOCK_ACTOR, change: {} });
      return;
    }
    const { personId } = await this.move(uow, { id, action: 'carryOut', actor: CLOCK_ACTOR, change: {} });
    await this.holdings.erase(uow, personId);
    await this.audit.record(uow, {
      actor: undefined,
      action: 'dataErased',
      subject: `person:${personId}`,
      detail: { request: id },
    });
  }

  /** Only here a request changes its state. */
  private async move(
    uow: UnitOfWork,
    step: { id: number; action: RequestAction; actor: Actor; change: Record<string, SqlValue> },
  ): Promise<RequestRecord> {
    const request = await this.store.lock(uow, step.id);
    if (!request) throw new Refusal('notFound');
    const state = stateAfter(step.action, step.actor, request);
    const endedAt = REQUEST_STATES[state].open ? null : uow.now;
    await uow.update('data_request', step.id, { ...step.change, state, endedAt });
    if (requestStep(step.action).tells.length > 0)
      this.deliveries.add(uow, [
        {
          topic: TOLD,
          body: {
            personId: request.personId,
            title: `${REQUEST_KINDS[request.kind]}：${REQUEST_STATES[state].label}`,
            ...(state === 'announced' ? { body: ANNOUNCED } : {}),
            about: { kind: 'dataRequest', id: request.id } satisfies AboutThing,
          },
        },
      ]);
    return request;
  }

  /** The desk asks for whom it has just found by their number, and not for whatever number of a row it can think of. */
  private async assertLookedUp(uow: UnitOfWork, actor: Actor, personId: number): Promise<void> {
    const search = { actor, action: 'personSearched', subject: `person:${personId}` } as const;
    if (!(await this.audit.knows(uow, search, uow.now - LOOKED_UP_FOR))) throw new Refusal('lookUpFirst');
  }

  private async assertFree(uow: UnitOfWork, personId: number, kind: RequestKind): Promise<void> {
    const person = await uow.lock<{ kind: string }>(
      'SELECT kind FROM person WHERE id = ? AND erasedAt IS NULL',
      [personId],
    );
    if (!person) throw new Refusal('notFound');
    if (kind === 'erase' && person.kind !== 'resident') throw new Refusal('staffDataKept');
    if (await this.store.openOfKind(uow, personId, kind)) throw new Refusal('requestOpen');
  }

  private async found(id: number): Promise<RequestRecord> {
    const request = await this.store.find(id);
    if (!request) throw new Refusal('notFound');
    return request;
  }
}
