import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries, type Delivery } from '../kernel/delivery';
import { marks } from '../kernel/keyset';
import type { Field, Sealer } from '../kernel/personal-data';

const FORGET = 'person.forget';
const NAME: Field = 'delivery.forget';
const BATCH = 500;
const whom = z.object({ personId: z.number(), nameSealed: z.string() });

/**
 * What was carried out is kept for some days in case it has to be looked at; what leads to somebody who was erased is not.
 * It goes after the erasure: nobody else can write to the embedded database while the whole table is read.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Forgetting {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected sealer: Sealer;

  begin(): void {
    this.deliveries.carry(FORGET, (delivery) => this.forget(delivery));
  }

  /** The name is '' where there was none. */
  add(uow: UnitOfWork, personId: number, name: string): void {
    this.deliveries.add(uow, [
      { topic: FORGET, body: { personId, nameSealed: this.sealer.seal(NAME, name) } },
    ]);
  }

  private async forget({ id: own, body }: Delivery): Promise<void> {
    const read = whom.safeParse(JSON.parse(body));
    // Done once already, and only not yet marked so.
    if (!read.success) return;
    const leadsTo = leadingTo(read.data.personId, this.sealer.open(NAME, read.data.nameSealed));
    for (let after = 0, more = true; more;) {
      const rows = await this.database.read<{ id: number; state: string; body: string }>(
        'SELECT id, state, body FROM delivery WHERE id > ? ORDER BY id LIMIT ?',
        [after, BATCH],
      );
      const over = rows.filter(({ state, body: said }) => OVER.includes(state) && leadsTo(said));
      await this.drop(over.map(({ id }) => id));
      after = rows.at(-1)?.id ?? after;
      more = rows.length === BATCH;
    }
    // Last of all it forgets whom it was about.
    await this.database.unitOfWork((uow) => uow.update('delivery', own, { body: '{}' }));
  }

  private async drop(ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.unitOfWork((uow) => uow.run(`DELETE FROM delivery WHERE id IN (${marks(ids)})`, ids));
  }
}

const OVER: readonly string[] = ['done', 'discarded'];

/** Addressed to them, alone or among others, or with their name in the words. */
function leadingTo(personId: number, name: string): (body: string) => boolean {
  const addressed = new RegExp(`"personId":${personId}[,}]|"personIds":\\[(?:\\d+,)*${personId}[,\\]]`);
  const written = JSON.stringify(name).slice(1, -1);
  return (body) => addressed.test(body) || (name.length > 1 && body.includes(written));
}
