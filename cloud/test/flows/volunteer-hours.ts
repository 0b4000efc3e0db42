import type { Page } from '../../contract/route';
import type {
  ActivityView,
  CertificateProof,
  CertificateView,
  ClaimRow,
} from '../../contract/volunteer/volunteer.api';
import type { EntryView } from '../../contract/points/points.api';
import { Ledger } from '../../src/points/ledger';
import type { Person, Story } from '../build';
import { code, DAY, HOUR, made, MINUTE, says, Volunteering } from '../volunteering';

/** Hours that count: no more than was served, each scan on its own, and put right where they were wrong. */
export const volunteerHours: Story = (town) => {
  let at: Volunteering;
  let desk: Person;

  beforeEach(async () => {
    at = await Volunteering.in(town());
    desk = await at.desk();
  });
  afterEach(() => at.home());

  const roster = async (id: number): Promise<ClaimRow[]> =>
    made(await desk.get<Page<ClaimRow>>(`/volunteer/activities/${id}/claims`)).rows;
  const signsIn = async (): Promise<void> => void (desk = await at.desk());

  /** An activity that begins in an hour and takes two, with so many people who claimed it. */
  async function claimed(people: number): Promise<{ activity: ActivityView; who: Person[]; ids: number[] }> {
    const activity = await at.published(desk, at.plan(1, { capacity: people }));
    const who = await Promise.all(Array.from({ length: people }, () => at.volunteer()));
    const ids: number[] = [];
    for (const person of who) ids.push(made(await at.claims(person, activity.id)).id);
    return { activity, who, ids };
  }
  /** The same, begun. */
  async function begun(people: number): Promise<Awaited<ReturnType<typeof claimed>>> {
    const all = await claimed(people);
    at.later(HOUR);
    await at.catchUp();
    return all;
  }
  async function scans(who: Person | undefined, way: 'in' | 'out', activityId: number): Promise<void> {
    made(await at.scan(who ?? desk, way, await at.code(desk, activityId)));
  }

  describe('an activity that is ended early', () => {
    it('gives nobody hours that did not take place, and shows before settling who did not check out', async () => {
      const { activity, who, ids } = await begun(2);
      for (const person of who) await scans(person, 'in', activity.id);
      at.later(30 * MINUTE);
      await at.acts(desk, activity.id, 'end');
      at.later(20 * MINUTE);
      // Too late to come, not too late to say that one has gone.
      expect(code(await at.scan(await at.volunteer(), 'in', await at.code(desk, activity.id)))).toBe(
        'claimMissing',
      );
      await scans(who[0], 'out', activity.id);
      const shown = new Map((await roster(activity.id)).map((row) => [row.id, row]));
      expect([shown.get(ids[0] ?? 0)?.countedTo, shown.get(ids[1] ?? 0)?.stateLabel]).toEqual([
        undefined,
        '服务中',
      ]);
      const over = shown.get(ids[1] ?? 0)?.countedTo ?? 0;
      expect(Math.abs(over - (activity.startsAt + 30 * MINUTE))).toBeLessThan(MINUTE);
      await at.acts(desk, activity.id, 'settle');
      for (const [index, person] of who.entries())
        expect((await at.claimOf(person, ids[index] ?? 0)).hours).toBeCloseTo(0.5, 1);
    });

    it('takes nobody in after that, and cannot be over before it has begun', async () => {
      const { activity, who } = await claimed(1);
      await at.acts(desk, activity.id, 'begin');
      const early = await desk.post(`/volunteer/activities/${activity.id}/steps/end`, { form: {} });
      expect(says(early)).toContain('还没有到开始时间，不办了请用“取消活动”');
      at.later(70 * MINUTE);
      await at.acts(desk, activity.id, 'end');
      at.later(5 * MINUTE);
      const late = await at.scan(who[0] ?? desk, 'in', await at.code(desk, activity.id));
      expect([code(late), says(late)]).toEqual(['checkTooLate', expect.stringContaining('联系组织者补录')]);
    });
  });

  it('are not written down by hand for a time still to come, nor for one that has nothing to do with it', async () => {
    const { activity, ids } = await begun(1);
    at.later(HOUR);
    const correct = (inAt: number, outAt: number) =>
      at.claimStep(desk, ids[0] ?? 0, 'correct', { inAt, outAt, words: '手机没电，本人在场' });
    const { startsAt, endsAt } = activity;
    const ahead = await correct(startsAt, endsAt);
    expect([code(ahead), says(ahead)]).toEqual([
      'correctionAhead',
      expect.stringContaining('还没有到的时间'),
    ]);
    expect(code(await correct(startsAt - 2 * HOUR, startsAt))).toBe('correctionOutside');
    expect(made(await correct(startsAt, startsAt + HOUR)).state).toBe('left');
  });

  describe('scans read without a network', () => {
    const reads = async (activityId: number) => ({
      text: await at.code(desk, activityId),
      phoneAt: at.now,
    });

    it('are believed one by one: a check-in that was refused stays refused when the check-out is accepted', async () => {
      const { activity, who, ids } = await begun(2);
      const [chen, wu] = [who[0] ?? desk, who[1] ?? desk];
      const [chenId, wuId] = [ids[0] ?? 0, ids[1] ?? 0];
      const came = await reads(activity.id);
      at.later(HOUR);
      const left = await reads(activity.id);
      const sends = (person: Person, way: 'in' | 'out', { text, phoneAt }: typeof came) =>
        at.scan(person, way, text, { phoneAt, offline: true });
      made(await sends(chen, 'in', came));
      made(await at.claimStep(desk, chenId, 'disprove', { words: '当时不在现场' }));
      made(await sends(chen, 'out', left));
      const accepted = made(await at.claimStep(desk, chenId, 'prove', {}));
      expect(accepted.checks.map(({ sourceLabel }) => sourceLabel)).toEqual([
        '离线扫码，补传，未认可，不计时长',
        '离线扫码，补传，已认可',
      ]);
      // The other way round: nobody saw her leave.
      await scans(wu, 'in', activity.id);
      made(await sends(wu, 'out', await reads(activity.id)));
      made(await at.claimStep(desk, wuId, 'disprove', { words: '人还在现场' }));
      await at.acts(desk, activity.id, 'end');
      const counted = new Map((await roster(activity.id)).map(({ id, countedTo }) => [id, countedTo]));
      expect([counted.get(chenId), typeof counted.get(wuId)]).toEqual([undefined, 'number']);
      await at.acts(desk, activity.id, 'settle');
      expect(await at.claimOf(chen, chenId)).toMatchObject({ state: 'missed', hours: 0 });
    });

    it('are taken to be right when nobody has looked for three days: the clock settles then, not before', async () => {
      const { activity, who, ids } = await begun(1);
      const chen = who[0] ?? desk;
      const { text, phoneAt } = await reads(activity.id);
      at.later(10 * MINUTE);
      made(await at.scan(chen, 'in', text, { phoneAt, offline: true }));
      const stateAfter = async (ms: number): Promise<string> => {
        at.later(ms);
        await at.catchUp();
        return (await at.claimOf(chen, ids[0] ?? 0)).state;
      };
      // Ends by itself half an hour after the end, and would be settled a day later.
      expect(await stateAfter(3 * HOUR)).toBe('present');
      expect(await stateAfter(30 * HOUR)).toBe('present');
      expect(await stateAfter(38 * HOUR)).toBe('present');
      expect(await stateAfter(4 * HOUR)).toBe('served');
      expect((await at.claimOf(chen, ids[0] ?? 0)).hours).toBe(2);
    });
  });

  describe('hours that were counted wrongly', () => {
    /** Two hours that count, by the scans; points booked. */
    async function served() {
      const { activity, who, ids } = await begun(1);
      const chen = who[0] ?? desk;
      await scans(chen, 'in', activity.id);
      at.later(2 * HOUR);
      await scans(chen, 'out', activity.id);
      await at.acts(desk, activity.id, 'end');
      await at.acts(desk, activity.id, 'settle');
      await at.catchUp();
      return { activity, chen, id: ids[0] ?? 0 };
    }
    const hourPoints = async (who: Person): Promise<number[]> =>
      made(await who.get<Page<EntryView>>('/points/me/entries'))
        .rows.filter(({ label }) => label.includes('时长'))
        .map(({ amount }) => amount);

    it('are put right with a reason: told to the volunteer, in the trail, and made good in the ledger', async () => {
      const { activity, chen, id } = await served();
      expect(await hourPoints(chen)).toEqual([20]);
      const hours = { inAt: activity.startsAt, outAt: activity.startsAt + 90 * MINUTE };
      const restate = (more: object) => at.claimStep(desk, id, 'restate', { ...hours, ...more });
      expect(says(await restate({}))).toContain('请填写文字');
      const now = made(await restate({ words: '提前半小时离开，多记了' }));
      expect(now).toMatchObject({ state: 'served', hours: 1.5 });
      expect(now.steps.at(-1)).toMatchObject({ action: 'restate', words: '提前半小时离开，多记了' });
      expect(now.steps.at(-1)?.facts).toContainEqual({ label: '服务时长', value: '2 小时改为 1.5 小时' });
      expect(now.checks.map(({ sourceLabel }) => sourceLabel)).toEqual([
        ...['现场扫码，以最后的补录为准', '现场扫码，以最后的补录为准'],
        ...['组织者补录', '组织者补录'],
      ]);
      await at.catchUp();
      expect(await hourPoints(chen)).toEqual([-5, 20]);
      expect(await at.titles(chen)).toContain('为老人理发：更正服务时长');
      expect(await at.record(chen)).toMatchObject({
        hours: 1.5,
        services: [{ hours: 1.5, points: 20 + 15 }],
      });
      // And back again, which is booked again, once.
      made(await restate({ outAt: activity.startsAt + 2 * HOUR, words: '核对照片，确实到最后' }));
      await at.catchUp();
      expect(await hourPoints(chen)).toEqual([5, -5, 20]);
      expect(await (await town().container.getAsync(Ledger)).findings()).toEqual([]);
    });

    it('are not put right by the volunteer, nor to what they were, nor to nothing', async () => {
      const { activity, chen, id } = await served();
      const { startsAt, endsAt } = activity;
      const same = { inAt: startsAt, outAt: endsAt, words: '再核对一次' };
      expect(code(await at.claimStep(chen, id, 'restate', same))).toBe('notYours');
      const again = await at.claimStep(desk, id, 'restate', same);
      expect([code(again), says(again)]).toEqual(['correctionSame', expect.stringContaining('还是 2 小时')]);
      const before = { ...same, inAt: startsAt - HOUR, outAt: startsAt };
      expect(code(await at.claimStep(desk, id, 'restate', before))).toBe('correctionOutside');
      expect((await at.claimOf(chen, id)).hours).toBe(2);
    });

    it('leave no certificate that states them: it says that it no longer holds, and another can be had', async () => {
      const { activity, chen, id } = await served();
      const issue = async (): Promise<CertificateView> =>
        made(await chen.post('/volunteer/certificates', { from: at.now - DAY, to: at.now }));
      const verify = async ({ verify: path }: CertificateView): Promise<CertificateProof> =>
        made(await town().stranger.get<CertificateProof>(path.slice(4)));
      const stated = await issue();
      expect((await verify(stated)).certificate?.hours).toBe(2);
      const hours = { inAt: activity.startsAt, outAt: activity.startsAt + HOUR, words: '多记了一小时' };
      made(await at.claimStep(desk, id, 'restate', hours));
      expect(await verify(stated)).toEqual({
        valid: false,
        says: expect.stringMatching(/服务时长在 \d{4}-\d\d-\d\d 作过更正，不再作准/),
      });
      expect(code(await chen.get(stated.pdf.slice(4)))).toBe('certificateSuperseded');
      const fresh = await issue();
      expect(await verify(fresh)).toMatchObject({ valid: true, certificate: { hours: 1 } });
      const { rows } = made(await chen.get<{ rows: CertificateView[] }>('/volunteer/certificates'));
      expect(rows.map(({ supersededAt }) => supersededAt !== undefined)).toEqual([false, true]);
    });
  });

  it('served until an activity was broken off count; whoever was not there is let go, and can be put right', async () => {
    const { activity, who, ids } = await begun(3);
    const [chen, wu, zhao] = who;
    await scans(chen, 'in', activity.id);
    at.later(HOUR);
    await signsIn();
    await at.acts(desk, activity.id, 'cancel', { words: '突降暴雨' });
    await at.catchUp();
    const states = await Promise.all(
      [chen, wu].map((each, index) => at.claimOf(each ?? desk, ids[index] ?? 0)),
    );
    expect(states.map(({ state, hours }) => [state, hours])).toEqual([
      ['served', 1],
      ['dropped', 0],
    ]);
    expect((await at.served(activity.id)).map(({ hours }) => hours)).toEqual([1]);
    const words = '手机没电，本人在场半小时';
    const half = { inAt: activity.startsAt, outAt: activity.startsAt + 30 * MINUTE, words };
    const corrected = made(await at.claimStep(desk, ids[2] ?? 0, 'correct', half));
    expect([corrected.state, corrected.hours]).toEqual(['served', 0.5]);
    expect((await at.record(zhao ?? desk)).hours).toBe(0.5);
  });

  it('cannot be made of an activity that was cancelled before it began', async () => {
    const { activity, ids } = await claimed(1);
    await at.acts(desk, activity.id, 'cancel', { words: '报名的人太少' });
    at.later(4 * HOUR);
    const { startsAt, endsAt } = activity;
    const words = '补记';
    const refused = await at.claimStep(desk, ids[0] ?? 0, 'correct', {
      inAt: startsAt,
      outAt: endsAt,
      words,
    });
    expect(says(refused)).toContain('没有开始就取消了');
  });
};
