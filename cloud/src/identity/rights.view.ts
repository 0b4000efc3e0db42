import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { maskedName, maskedPhone } from '../../contract/identity/masks';
import type { MyDataView, RequestRow, RequestView } from '../../contract/identity/rights.api';
import { REQUEST_KINDS, REQUEST_STATES } from '../../contract/identity/rights.flow';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import { PersonalHoldings } from '../kernel/personal-data.holdings';
import { nameOf, phoneOf, type SealedName, type SealedPhone } from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';
import type { Settings } from '../kernel/settings';
import { Consents } from './rights.consent';
import { actionsOf } from './rights.flow';
import { REQUEST_ANSWER, REQUEST_WORDS, RightsStore, type RequestRecord } from './rights.store';

/** What people see of their data and requests, and what the staff see of them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RightsViews {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;
  @Inject() protected sealer: Sealer;
  @Inject() protected settings: Settings;
  @Inject() protected store: RightsStore;
  @Inject() protected holdings: PersonalHoldings;
  @Inject() protected consents: Consents;

  async myData(actor: Actor): Promise<MyDataView> {
    const person = await this.person(actor.id);
    if (!person) throw new Refusal('notFound');
    const consent = await this.consents.current(actor.id);
    return {
      name: nameOf(this.sealer, person),
      phone: phoneOf(this.sealer, person),
      programs: await this.programs(actor.id),
      ...(consent ? { consent } : {}),
      requests: (await this.store.ofPerson(actor.id)).map((request) => this.request(actor, request)),
      unfinished: await this.holdings.unfinished(actor.id),
    };
  }

  request(actor: Actor, request: RequestRecord): RequestView {
    const { id, kind, state, askedAt, dueAt, endedAt, wordsSealed, answerSealed, ready } = request;
    return {
      id,
      kind,
      kindLabel: REQUEST_KINDS[kind],
      state,
      stateLabel: REQUEST_STATES[state].label,
      askedAt,
      dueAt,
      ...(endedAt === null ? {} : { endedAt }),
      words: wordsSealed === null ? '' : this.sealer.open(REQUEST_WORDS, wordsSealed),
      answer: answerSealed === null ? '' : this.sealer.open(REQUEST_ANSWER, answerSealed),
      ready: ready === 1,
      actions: actionsOf(actor, request),
    };
  }

  async row(actor: Actor, request: RequestRecord): Promise<RequestRow> {
    const person = await this.person(request.personId);
    return {
      ...this.request(actor, request),
      personId: request.personId,
      personName: person ? maskedName(nameOf(this.sealer, person)) || '已删除' : '已删除',
      personPhone: person ? maskedPhone(phoneOf(this.sealer, person)) : '',
      mayUnmask: REQUEST_STATES[request.state].open && request.askedById !== actor.id,
      overdue: REQUEST_STATES[request.state].open && request.dueAt < this.clock.now(),
    };
  }

  private person(id: number): Promise<(SealedName & SealedPhone) | undefined> {
    return this.database.readOne('SELECT name, nameSealed, phoneSealed FROM person WHERE id = ?', [id]);
  }

  private async programs(personId: number): Promise<string[]> {
    const rows = await this.database.read<{ appid: string }>(
      'SELECT DISTINCT appid FROM wechat_account WHERE personId = ?',
      [personId],
    );
    const known = new Set(rows.map(({ appid }) => appid));
    return Object.entries(this.settings.wechat.accounts)
      .filter(([, { appid }]) => known.has(appid))
      .map(([program]) => program);
  }
}
