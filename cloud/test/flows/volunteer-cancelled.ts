import type { Person, Story } from '../build';
import { HOUR, made, MINUTE, says, Volunteering } from '../volunteering';

/** What becomes of whoever was there already when an activity is called off. */
export const volunteerCancelled: Story = (town) => {
  let at: Volunteering;
  let desk: Person;

  beforeEach(async () => {
    at = await Volunteering.in(town());
    desk = await at.desk();
  });
  afterEach(() => at.home());

  const after = async (ms: number): Promise<void> => {
    at.later(ms);
    await at.catchUp();
    desk = await at.desk();
  };

  it('before it began gives nobody an hour, not even who had come early and scanned', async () => {
    const { id, startsAt, endsAt } = await at.published(desk, at.plan(1));
    const chen = await at.volunteer();
    const claim = made(await at.claims(chen, id));
    await after(40 * MINUTE);
    made(await at.scan(chen, 'in', await at.code(desk, id)));
    await after(10 * MINUTE);
    await at.acts(desk, id, 'cancel', { words: '师傅来不了' });
    await after(4 * HOUR);
    expect(await at.claimOf(chen, claim.id)).toMatchObject({ state: 'dropped', hours: 0 });
    expect(await at.served(id)).toEqual([]);
    const byHand = { inAt: startsAt, outAt: endsAt, words: '补记' };
    expect(says(await at.claimStep(desk, claim.id, 'correct', byHand))).toContain('没有开始就取消了');
  });

  it('gives none of the time that was to come when its start had passed and nobody had pressed “开始”', async () => {
    const { id } = await at.published(desk, at.plan(1));
    const chen = await at.volunteer();
    const claim = made(await at.claims(chen, id));
    at.later(50 * MINUTE);
    made(await at.scan(chen, 'in', await at.code(desk, id)));
    // The clock’s hand is late: it still recruits.
    at.later(30 * MINUTE);
    await at.acts(desk, id, 'cancel', { words: '场地停电' });
    expect((await at.claimOf(chen, claim.id)).hours).toBeCloseTo(1 / 3, 1);
  });

  it('lets what was read without a network wait until somebody looks at it, three days at most', async () => {
    const { id } = await at.published(desk, at.plan(1, { capacity: 3 }));
    const who = [await at.volunteer(), await at.volunteer(), await at.volunteer()];
    const ids: number[] = [];
    for (const each of who) ids.push(made(await at.claims(each, id)).id);
    await after(HOUR);
    for (const each of who)
      made(await at.scan(each, 'in', await at.code(desk, id), { offline: true, phoneAt: at.now }));
    await after(HOUR);
    await at.acts(desk, id, 'cancel', { words: '突降暴雨' });
    const ends = () =>
      Promise.all(
        who.map(async (each, n) => {
          const { state, hours } = await at.claimOf(each, ids[n] ?? 0);
          return [state, Math.round(hours)];
        }),
      );
    const waits = ['present', 0];
    expect(await ends()).toEqual([waits, waits, waits]);
    made(await at.claimStep(desk, ids[0] ?? 0, 'prove'));
    made(await at.claimStep(desk, ids[1] ?? 0, 'disprove', { words: '当时不在现场' }));
    expect(await ends()).toEqual([['served', 1], ['dropped', 0], waits]);
    await after(70 * HOUR);
    expect((await ends())[2]).toEqual(waits);
    await after(3 * HOUR);
    expect(await ends()).toEqual([
      ['served', 1],
      ['dropped', 0],
      ['served', 1],
    ]);
    expect(await at.served(id)).toHaveLength(2);
  });
};
