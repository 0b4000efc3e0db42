import type { Database } from '../../src/kernel/database';
import { Sessions } from '../../src/identity/sessions';
import type { Booted } from '../support/application';

/** Somebody who sends requests; nobody has no token. */
export interface FuzzActor {
  readonly name: string;
  /** `nobody`, `resident`, or the post. */
  readonly kind: string;
  readonly personId: number;
  readonly program: 'admin' | 'resident';
  token: string | undefined;
}

/** Nobody, two residents, and for every post there is one person who holds it. */
export async function actorsOf(booted: Booted, database: Database): Promise<FuzzActor[]> {
  const residents = await database.read<{ id: number }>(
    "SELECT id FROM person WHERE kind = 'resident' ORDER BY id LIMIT 2",
  );
  const holders = await database.read<{ post: string; id: number }>(
    'SELECT post, MIN(personId) AS id FROM person_post GROUP BY post ORDER BY post',
  );
  const actors: FuzzActor[] = [
    { name: 'nobody', kind: 'nobody', personId: 0, program: 'resident', token: undefined },
    ...residents.map(({ id }) => ({
      name: `resident ${id}`,
      kind: 'resident',
      personId: id,
      program: 'resident' as const,
      token: undefined,
    })),
    ...holders.map(({ post, id }) => ({
      name: `${post} ${id}`,
      kind: post,
      personId: id,
      program: 'admin' as const,
      token: undefined,
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
