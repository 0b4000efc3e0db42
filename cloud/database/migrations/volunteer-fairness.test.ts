import { everyDatabase } from '../../src/kernel/database.testing';
import { MIGRATIONS } from './all';

const TRAILED = { enteredAt: 7_000, seq: 0, head: '' };

describe.each(everyDatabase())('scans from before each had a proof of its own, on %s', (name, open) => {
  it('keep what was said of their claim, once; an activity that was being looked at knows when it was over', async () => {
    const { database, close } = await open(`volunteer_fairness_${name.toLowerCase()}`, {
      entities: [],
      migrations: MIGRATIONS,
    });
    await database.unitOfWork(async (uow) => {
      const plan = { communityId: 1, plannedById: 1, title: '理发', words: '', kind: 'care', skills: '[]' };
      const places = { capacity: 1, waitlist: 0, points: 0, audience: 'everyone', lng: 122, lat: 41 };
      const hours = { startsAt: 1_000, endsAt: 9_000, claimUntil: 1_000, address: '', fence: 200 };
      for (const state of ['closing', 'underway'])
        await uow.insert('volunteer_activity', { ...TRAILED, ...plan, ...places, ...hours, state });
      for (const [at, proof] of ['refused', 'accepted', 'waiting'].entries()) {
        const claim = { activityId: 1, personId: at + 1, state: 'left', proof, claimedAt: 0 };
        const claimId = await uow.insert('volunteer_claim', { ...TRAILED, ...claim });
        const check = { claimId, activityId: 1, at: 1_000, receivedAt: 1_000 };
        await uow.insert('volunteer_check', { ...check, way: 'in', source: 'offline' });
        await uow.insert('volunteer_check', { ...check, way: 'out', source: 'scan' });
      }
    });
    const again = async (): Promise<void> => {
      await database.unitOfWork((uow) =>
        uow.run("DELETE FROM migrations WHERE name LIKE 'VolunteerFairness%'"),
      );
      await database.source.runMigrations({ transaction: 'each' });
    };
    const proofs = async (): Promise<string[]> =>
      (await database.read<{ proof: string }>('SELECT proof FROM volunteer_check ORDER BY id')).map(
        ({ proof }) => proof,
      );
    await again();
    expect(await proofs()).toEqual(['refused', 'none', 'accepted', 'none', 'waiting', 'none']);
    const over = await database.read('SELECT state, endedAt FROM volunteer_activity ORDER BY id');
    expect(over).toEqual([
      { state: 'closing', endedAt: 7_000 },
      { state: 'underway', endedAt: null },
    ]);
    // What was judged since stands, should it run once more.
    await database.unitOfWork((uow) =>
      uow.run("UPDATE volunteer_check SET proof = 'accepted' WHERE proof = 'waiting'"),
    );
    await again();
    expect((await proofs())[4]).toBe('accepted');
    await close();
  });
});
