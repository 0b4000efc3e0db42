import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { maskedName, maskedPhone } from '../../contract/identity/masks';
import type { PlainPerson } from '../../contract/identity/rights.api';
import { PeopleUnmask } from '../identity/people.unmask';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Database } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import { nameOf, phoneOf, type SealedName, type SealedPhone } from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { maySee } from './order.rules';
import { OrderStore } from './order.store';
import { runsDesk } from './volunteer.desk';
import { NEIGHBOUR, type OrderRecord } from './volunteer.row';

const neighbour = z.object({ name: z.string(), phone: z.string() });

/** Whom to ask for at an order: the neighbour where it is for one, otherwise whoever ordered. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderContacts {
  @Inject() protected database: Database;
  @Inject() protected store: OrderStore;
  @Inject() protected sealer: Sealer;
  @Inject() protected org: Directory;
  @Inject() protected audit: AuditLog;
  @Inject() protected peopleUnmask: PeopleUnmask;

  /** In plain, for whoever ordered. Undefined where nobody is to be known any more. */
  async plain(order: OrderRecord): Promise<PlainPerson | undefined> {
    if (order.forNeighbour === 1) return this.neighbour(order);
    const row = await this.database.readOne<SealedName & SealedPhone>(
      'SELECT name, nameSealed, phoneSealed FROM person WHERE id = ? AND withdrawnAt IS NULL',
      [order.ordererId],
    );
    return row && { name: nameOf(this.sealer, row), phone: phoneOf(this.sealer, row) };
  }

  async masked(order: OrderRecord): Promise<PlainPerson | undefined> {
    const person = await this.plain(order);
    return person && { name: maskedName(person.name), phone: maskedPhone(person.phone) };
  }

  /** In plain, with the door, for whoever comes: their claim is the reason. A row of the audit log a person, order and day. */
  async forComing(actor: Actor, order: OrderRecord): Promise<PlainPerson | undefined> {
    const read = { actor, action: 'personalDataRead', subject: subjectOf(order) } as const;
    await this.audit.noteDaily({
      ...read,
      detail: { reason: '已认领活动，上门服务', field: 'name, phone, address' },
    });
    return this.plain(order);
  }

  /**
   * In plain, for the desk, for a reason that goes into the audit log. Throws `notFound` where the actor may not see the
   * order or nobody is to be known any more, `notYours` where they do not run its desk.
   */
  async unmask(
    actor: Actor,
    { id, reason, ip }: { id: number; reason: string; ip: string },
  ): Promise<PlainPerson> {
    const order = await this.store.find(id);
    if (!order || !maySee(actor, order, this.org)) throw new Refusal('notFound');
    if (!runsDesk(actor, order.communityId)) throw new Refusal('notYours');
    const subject = subjectOf(order);
    if (order.forNeighbour === 0)
      return this.peopleUnmask.show(actor, { personId: order.ordererId, subject, reason, ip });
    const shown = this.neighbour(order);
    if (!shown) throw new Refusal('notFound');
    const detail = { reason, field: 'neighbour' };
    await this.audit.note({ actor, action: 'personalDataRead', subject, detail, ip });
    return shown;
  }

  private neighbour({ neighbourSealed }: OrderRecord): PlainPerson | undefined {
    return neighbourSealed === null
      ? undefined
      : neighbour.parse(JSON.parse(this.sealer.open(NEIGHBOUR, neighbourSealed)));
  }
}

const subjectOf = ({ id }: OrderRecord): string => `order:${id}`;
