import { randomUUID } from 'node:crypto';
import type { Post } from '../contract/identity/identity.api';
import type { Page } from '../contract/route';
import type { StaffRow } from '../contract/staff/staff.api';
import type { FoundUnit } from '../contract/staff/unit.api';
import { Sessions } from '../src/identity/sessions';
import { Database } from '../src/kernel/database';
import { Directory } from '../src/org/directory';
import { Person, type Town } from './build';

/** An administrator of one's own, past the second factor; gives the person's id too. */
export async function administrator(town: Town, post: Post): Promise<{ id: number; person: Person }> {
  const [database, directory, sessions] = await Promise.all([
    town.container.getAsync(Database),
    town.container.getAsync(Directory),
    town.container.getAsync(Sessions),
  ]);
  const id = await database.unitOfWork(async (uow) => {
    const account = `${post.toLowerCase()}-${randomUUID().slice(0, 8)}`;
    const personId = await uow.insert('person', {
      kind: 'staff',
      account,
      name: '管理员',
      createdAt: uow.now,
    });
    await uow.insert('person_post', { personId, post, unitId: directory.centre.id });
    return personId;
  });
  await directory.reload();
  const { token } = await sessions.begin({
    personId: id,
    program: 'admin',
    ip: '127.0.0.1',
    secondFactor: true,
  });
  return { id, person: new Person(town, token) };
}

export interface Lookups {
  /** The first unit of the kind with these words in its name. */
  unitNamed(words: string, kind: string): Promise<FoundUnit>;
  personOf(account: string): Promise<StaffRow>;
}

/** What an administrator finds in the console; throws when there is no such thing. */
export const lookups = (administratorOf: Person): Lookups => ({
  unitNamed: async (words, kind) => {
    const path = `/org/units-found?words=${encodeURIComponent(words)}`;
    const { body } = await administratorOf.get<{ rows: FoundUnit[] }>(path);
    const unit = body.rows.find((each) => each.kind === kind);
    if (!unit) throw new Error(`no ${kind} ${words}`);
    return unit;
  },
  personOf: async (account) => {
    const { body } = await administratorOf.get<Page<StaffRow>>(`/staff?words=${account}`);
    const row = body.rows.find((each) => each.account === account);
    if (!row) throw new Error(`no ${account}`);
    return row;
  },
});
