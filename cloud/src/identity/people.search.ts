import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { maskedName, maskedPhone } from '../../contract/identity/masks';
import type { FoundPerson } from '../../contract/identity/rights.api';
import { REQUEST_STATES, type RequestKind } from '../../contract/identity/rights.flow';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Database } from '../kernel/database';
import { marks } from '../kernel/keyset';
import { Limits } from '../kernel/limits';
import type { Sealer } from '../kernel/personal-data';
import {
  nameOf,
  PERSON_PHONE,
  phoneOf,
  type SealedName,
  type SealedPhone,
} from '../kernel/personal-data.person';
import { RightsStore } from './rights.store';
import { RightsViews } from './rights.view';

interface Searching {
  /** All digits. */
  readonly phone: string;
  readonly reason: string;
  readonly ip: string;
}

interface FoundRow extends SealedName, SealedPhone {
  readonly id: number;
  readonly kind: 'resident' | 'staff';
  readonly createdAt: number;
  readonly withdrawnAt: number | null;
}

/** A desk takes in a few an hour; whoever tries one number after the other is not taking in requests. */
const AN_HOUR = 60;
const HOUR_SECONDS = 3600;
/** A family may share a number. */
const MOST = 20;

/** As the desk says it, in whose mouth “my data” would be somebody else's. */
const IN_THEIR_NAME: readonly { readonly kind: RequestKind; readonly label: string }[] = [
  { kind: 'copy', label: '代提复制' },
  { kind: 'correct', label: '代提更正' },
  { kind: 'erase', label: '代提删除' },
];

/**
 * Finds the person who stands at the counter, or wrote a letter: by the blind index of the whole number they give, for
 * numbers are not stored in a form that could be searched in part.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PeopleSearch {
  @Inject() protected database: Database;
  @Inject() protected sealer: Sealer;
  @Inject() protected audit: AuditLog;
  @Inject() protected limits: Limits;
  @Inject() protected store: RightsStore;
  @Inject() protected views: RightsViews;

  /** Everybody who registered this number, masked, with a row of the audit log for each. Throws `tooOften`. */
  async byPhone(actor: Actor, { phone, reason, ip }: Searching): Promise<FoundPerson[]> {
    await this.limits.spend('person search', String(actor.id), AN_HOUR, HOUR_SECONDS);
    const indexes = this.sealer.indexes(PERSON_PHONE, phone);
    const found = await this.database.unitOfWork(async (uow) => {
      const rows = await uow.query<FoundRow>(
        `SELECT id, kind, name, nameSealed, phoneSealed, createdAt, withdrawnAt FROM person
         WHERE phoneIndex IN (${marks(indexes)}) AND erasedAt IS NULL ORDER BY id LIMIT ?`,
        [...indexes, MOST],
      );
      // The number itself is no part of the row: the log is kept for longer than the person may want to be known.
      const subjects = rows.length > 0 ? rows.map(({ id }) => `person:${id}`) : ['person:?'];
      const detail = { reason, found: rows.length };
      for (const subject of subjects)
        await this.audit.record(uow, { actor, action: 'personSearched', subject, detail, ip });
      return rows;
    });
    return Promise.all(found.map((row) => this.view(actor, row)));
  }

  private async view(actor: Actor, row: FoundRow): Promise<FoundPerson> {
    const requests = await this.store.ofPerson(row.id);
    const open = requests.filter(({ state }) => REQUEST_STATES[state].open);
    const mayBeAsked = (kind: RequestKind): boolean =>
      (kind !== 'erase' || row.kind === 'resident') && open.every((request) => request.kind !== kind);
    return {
      id: row.id,
      name: maskedName(nameOf(this.sealer, row)),
      phone: maskedPhone(phoneOf(this.sealer, row)),
      since: row.createdAt,
      withdrawn: row.withdrawnAt !== null,
      open: await Promise.all(open.map((request) => this.views.row(actor, request))),
      asks: IN_THEIR_NAME.filter(({ kind }) => mayBeAsked(kind)),
    };
  }
}
