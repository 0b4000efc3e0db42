import type { UnitOfWork } from '../kernel/database';

/** Ends all sessions of a person at once, but for the one named; gives how many were open. */
export async function endSessions(uow: UnitOfWork, personId: number, butFor = 0): Promise<number> {
  const { affected } = await uow.run(
    'UPDATE session SET endedAt = ? WHERE personId = ? AND endedAt IS NULL AND id <> ?',
    [uow.now, personId, butFor],
  );
  return affected;
}
