import { createHash } from 'node:crypto';
import { hashPassword } from '../../src/identity/password';
import { OTP_SECRET } from '../../src/identity/staff-security';
import type { Database, UnitOfWork } from '../../src/kernel/database';
import type { Sealer } from '../../src/kernel/personal-data';
import { PERSON_PHONE, sealedName, sealedPhone, sealedUnionid } from '../../src/kernel/personal-data.person';
import type { CategoryPlan, PersonPlan, TownPlan, UnitPlan } from './town-model';
import { insertAll, nextId } from './tell-rows';
import { REPLY_TEMPLATES } from './tell-templates';

const DEMO_PASSWORD = 'yizhangwang';

/** Database ids of the plan's units (by key) and people (by key). */
export interface TownIds {
  readonly unit: ReadonlyMap<string, number>;
  readonly person: ReadonlyMap<string, number>;
}

export interface Settlement {
  readonly plan: TownPlan;
  /** When the accounts were made, ms. */
  readonly since: number;
  /** What else is written with them: it needs the units' ids. */
  readonly beside: (uow: UnitOfWork, units: ReadonlyMap<string, number>) => Promise<void>;
}

/** Writes units, people, categories and the fact `town`, all or nothing. */
export async function settleTown(
  database: Database,
  sealer: Sealer,
  { plan, since, beside }: Settlement,
): Promise<void> {
  // One hash for everyone: argon2 is slow on purpose, and the password stands on the landing page.
  const password = await hashPassword(DEMO_PASSWORD);
  await database.unitOfWork(async (uow) => {
    const units = await settleUnits(uow, plan.units);
    await settlePeople(uow, plan.people, { units, password, since, sealer });
    await beside(uow, units);
    await insertAll(
      uow,
      'category',
      plan.categories.map((category) => categoryRow(category, units)),
    );
    await insertAll(
      uow,
      'reply_template',
      REPLY_TEMPLATES.map((template) => ({ personId: 0, ...template })),
    );
    const { name, notice, roads, centre } = plan;
    const town = { name, notice, roads, centre: { lng: centre[0], lat: centre[1] } };
    await insertAll(uow, 'fact', [{ name: 'town', value: JSON.stringify(town) }]);
  });
}

/** Gives the ids of the plan's units by key; a unit stands after the one above it. */
export async function settleUnits(uow: UnitOfWork, units: readonly UnitPlan[]): Promise<Map<string, number>> {
  const from = await nextId(uow, 'unit');
  const ids = new Map(units.map((unit, i) => [unit.key, from + i]));
  const paths = new Map<string, string>();
  for (const unit of units) {
    paths.set(unit.key, `${unit.parent === undefined ? '/' : of(paths, unit.parent)}${of(ids, unit.key)}/`);
  }
  await insertAll(
    uow,
    'unit',
    units.map((unit) => ({
      id: of(ids, unit.key),
      code: unit.code,
      kind: unit.kind,
      name: unit.name,
      shortName: unit.shortName,
      parentId: unit.parent === undefined ? null : of(ids, unit.parent),
      path: of(paths, unit.key),
      shape: unit.shape ? JSON.stringify(unit.shape) : null,
      party: unit.party ?? null,
      phone: unit.phone ?? null,
      duties: unit.duties ?? null,
    })),
  );
  return ids;
}

interface Settling {
  readonly units: ReadonlyMap<string, number>;
  readonly password: string;
  readonly since: number;
  readonly sealer: Sealer;
}

async function settlePeople(
  uow: UnitOfWork,
  people: readonly PersonPlan[],
  { units, password, since, sealer }: Settling,
): Promise<void> {
  const from = await nextId(uow, 'person');
  await insertAll(
    uow,
    'person',
    people.map((person, i) => ({
      id: from + i,
      kind: person.resident ? 'resident' : 'staff',
      ...(person.resident ? sealedName(sealer, person.name) : { name: person.name, nameSealed: null }),
      ...sealedPhone(sealer, person.phone),
      ...sealedUnionid(sealer, person.resident || person.demo ? unionidOf(person.key) : null),
      account: person.account ?? null,
      password: person.account === undefined ? null : password,
      demo: person.demo ? JSON.stringify(demoNote(person)) : null,
      createdAt: since,
    })),
  );
  const posts = people.flatMap((person, i) =>
    person.posts.map(({ post, unit }) => ({ personId: from + i, post, unitId: of(units, unit) })),
  );
  await insertAll(uow, 'person_post', posts);
  const secondFactors = people.flatMap(({ demo }, i) =>
    demo?.otpSecret === undefined
      ? []
      : [{ personId: from + i, otpSecret: sealer.seal(OTP_SECRET, demo.otpSecret), otpSince: since }],
  );
  await insertAll(uow, 'staff_security', secondFactors);
}

function demoNote({ key, demo, account }: PersonPlan): object {
  return { key, ...demo, ...(account === undefined ? {} : { password: DEMO_PASSWORD }) };
}

/**
 * The unionid which the WeChat stand-in gives the person it knows by this key (a test holds the two together): whoever
 * signs in there as 李桂兰 is the 李桂兰 of the story.
 */
export function unionidOf(key: string): string {
  return `o6${createHash('sha256').update(`union:${key}`).digest('base64url').slice(0, 26)}`;
}

export function categoryRow(category: CategoryPlan, units: ReadonlyMap<string, number>) {
  const { code, name, group, groupName, branch, limit, nearbyMetres } = category;
  return {
    code,
    name,
    groupCode: group,
    groupName,
    branch,
    unitId: of(units, category.unit),
    timeLimit: limit,
    keywords: JSON.stringify(category.keywords),
    questions: JSON.stringify(category.questions),
    nearbyMetres,
  };
}

/** The ids of a settled town: units are known by their code, people by their telephone. */
export async function townIds(database: Database, sealer: Sealer, plan: TownPlan): Promise<TownIds> {
  const units = await database.read<{ id: number; code: string }>('SELECT id, code FROM unit');
  const people = await database.read<{ id: number; phoneIndex: string }>(
    'SELECT id, phoneIndex FROM person WHERE phoneIndex IS NOT NULL',
  );
  const byCode = new Map(units.map(({ id, code }) => [code, id]));
  const byPhone = new Map(people.map(({ id, phoneIndex }) => [phoneIndex, id]));
  return {
    unit: new Map(plan.units.map(({ key, code }) => [key, of(byCode, code)])),
    person: new Map(
      plan.people.map(({ key, phone }) => [key, of(byPhone, sealer.index(PERSON_PHONE, phone))]),
    ),
  };
}

/** What a map must hold; throws when it does not: the plan would contradict itself. */
export function of<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the town knows no ${String(key)}`);
  return value;
}
