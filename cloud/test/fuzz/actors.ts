import type { Database } from '../../src/kernel/database';
import { marks } from '../../src/kernel/keyset';
import { Sessions } from '../../src/identity/sessions';
import type { Booted } from '../support/application';

/** Somebody who sends requests; nobody has no token. */
export interface FuzzActor {
  readonly name: string;
  /** `nobody`, `resident`, or the post. */
  readonly kind: string;
  readonly personId: number;
  /** Sits in one of the units most is asked of. */
  readonly seated: boolean;
  readonly program: 'admin' | 'resident';
  token: string | undefined;
}

/** Nobody, two residents, for every post one person who holds it, and whoever sits in these units. */
export async function actorsOf(
  booted: Booted,
  database: Database,
  unitIds: readonly number[],
): Promise<FuzzActor[]> {
  const residents = await database.read<{ id: number }>(
    "SELECT id FROM person WHERE kind = 'resident' ORDER BY id LIMIT 2",
  );
  const posts = await database.read<{ post: string; id: number; seated: number }>(
    `SELECT post, MIN(personId) AS id, 0 AS seated FROM person_post GROUP BY post UNION ALL
     SELECT post, MIN(personId) AS id, 1 AS seated FROM person_post WHERE unitId IN (${marks(unitIds)})
     GROUP BY unitId, post ORDER BY seated, post, id`,
    unitIds,
  );
  const resident = { kind: 'resident', program: 'resident', seated: false, token: undefined } as const;
  const actors: FuzzActor[] = [
    { ...resident, name: 'nobody', kind: 'nobody', personId: 0 },
    ...residents.map(({ id }) => ({ ...resident, name: `resident ${id}`, personId: id })),
    ...posts.map(({ post, id, seated }) => ({
      ...{ name: `${post} ${id}`, kind: post, personId: id, seated: seated === 1 },
      ...{ program: 'admin' as const, token: undefined },
    })),
  ];
  for (const actor of actors) await signIn(booted, database, actor);
  return actors;
}

/** A session of their own, whatever another request did to the last one: signed out, locked, disabled. */
export async function signIn(booted: Booted, database: Database, actor: FuzzActor): Promise<void> {
  if (actor.personId === 0) return;
  const { personId, program } = actor;
  await database.unitOfWork((uow) =>
    uow.run('UPDATE person SET disabled = 0, lockedUntil = NULL WHERE id = ?', [personId]),
  );
  const sessions = await booted.container.getAsync(Sessions);
  const begun = await sessions.begin({ personId, program, ip: '127.0.0.1', secondFactor: true });
  actor.token = begun.token;
}
