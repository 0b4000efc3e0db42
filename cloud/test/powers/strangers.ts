import { randomUUID } from 'node:crypto';
import { POSTS, type Post } from '../../contract/identity/identity.api';
import { Sessions } from '../../src/identity/sessions';
import type { Reach, Who } from '../../src/kernel/gate';
import { Database } from '../../src/kernel/database';
import { Directory, type Unit } from '../../src/org/directory';
import { Person, type Town } from '../build';
import type { Thing } from './thing';

/** Somebody to whom the thing is none of their business. */
export interface Stranger {
  readonly name: string;
  readonly person: Person;
  /** What opens the door to them. */
  readonly admits: readonly Who[];
  /** What of others they have no office to look at. */
  readonly none: readonly Reach[];
}

const RESIDENT: readonly Who[] = ['anyone', 'entering', 'person', 'resident'];
const EVERYTHING: readonly Reach[] = ['own', 'case', 'unit', 'office', 'link'];
/** Administrators look after people and units, and see none of the business. */
const BUSINESS: readonly Reach[] = ['own', 'case', 'link'];
const STAFF: readonly Who[] = ['anyone', 'entering', 'person', 'staff'];

const ADMINISTRATORS = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly Post[];
const isAdministration = (post: string): boolean => ADMINISTRATORS.some((each) => each === post);
const BUSINESS_POSTS = Object.keys(POSTS).filter(
  (post): post is Post => post in POSTS && !isAdministration(post),
);

/** Nobody at all, another resident, and every post at every kind of unit the thing does not touch. */
export async function strangersTo(thing: Thing, town: Town): Promise<Stranger[]> {
  const directory = await town.container.getAsync(Directory);
  const foreign = (kind: Unit['kind']): Unit => {
    const touched = [thing.handlersUnitId, thing.communityId, thing.streetId];
    const unit = directory
      .byKind(kind)
      .find(
        ({ id }) => !touched.some((other) => directory.isUnder(id, other) || directory.isUnder(other, id)),
      );
    if (!unit) throw new Error(`no foreign ${kind}`);
    return unit;
  };
  const enterprise = await enterpriseIn(foreign('street'), town);
  const units = [foreign('street'), foreign('community'), foreign('grid'), foreign('department'), enterprise];
  const posts: [string, Post, Unit][] = [
    ...units.flatMap((unit) =>
      BUSINESS_POSTS.map((post): [string, Post, Unit] => [`${post} of another ${unit.kind}`, post, unit]),
    ),
    ...ADMINISTRATORS.map((post): [string, Post, Unit] => [post, post, directory.centre]),
  ];
  const staff: Stranger[] = [];
  for (const [name, post, unit] of posts) {
    const own = ADMINISTRATORS.find((each) => each === post);
    const none = own ? BUSINESS : EVERYTHING;
    // Each administrator's own routes and nobody else's: the other two's are walked, and refused.
    const admits = own ? [...STAFF, own] : STAFF;
    staff.push({ name, ...(await holderOf(post, unit.id, town)), admits, none });
  }
  await directory.reload();
  return [
    { name: 'nobody', person: town.stranger, admits: ['anyone'], none: EVERYTHING },
    {
      name: 'another resident',
      person: await town.resident(`other-${randomUUID()}`),
      admits: RESIDENT,
      none: EVERYTHING,
    },
    ...staff,
  ];
}

async function enterpriseIn(street: Unit, town: Town): Promise<Unit> {
  const [database, directory] = await Promise.all([
    town.container.getAsync(Database),
    town.container.getAsync(Directory),
  ]);
  const id = await database.unitOfWork(async (uow) => {
    const code = `E${randomUUID().slice(0, 8)}`;
    return uow.insert('unit', {
      parentId: street.id,
      kind: 'enterprise',
      code,
      name: '别家公司',
      shortName: '别家公司',
      path: '',
    });
  });
  await directory.reload();
  return directory.requireUnit(id);
}

/** A new member of staff in this post; known once the directory has been read again. */
export async function holderOf(
  post: Post,
  unitId: number,
  town: Town,
): Promise<{ id: number; person: Person }> {
  const [database, sessions] = await Promise.all([
    town.container.getAsync(Database),
    town.container.getAsync(Sessions),
  ]);
  const personId = await database.unitOfWork(async (uow) => {
    const account = `stranger-${randomUUID().slice(0, 8)}`;
    const id = await uow.insert('person', { kind: 'staff', account, name: '旁人', createdAt: uow.now });
    await uow.insert('person_post', { personId: id, post, unitId });
    return id;
  });
  const begun = await sessions.begin({ personId, program: 'admin', ip: '127.0.0.1', secondFactor: true });
  return { id: personId, person: new Person(town, begun.token) };
}
