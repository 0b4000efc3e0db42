import { createHash } from 'node:crypto';
import type { ActivityView, CheckCodeView, ClaimView } from '../../contract/volunteer/volunteer.api';
import { Database } from '../../src/kernel/database';
import { LAMP_PLACE, type Person, type Story } from '../build';
import { code, HOUR, made, MINUTE, says, Volunteering } from '../volunteering';

const NEXT_TURN = 5_000;
/** About 1.1 km north of the lamp. */
const ELSEWHERE = { lng: LAMP_PLACE.lng, lat: LAMP_PLACE.lat + 0.01 };

/** Check-ins that can be trusted: every doubt about a scan is refused by its own name, and who is there gets through. */
export const volunteerChecks: Story = (town) => {
  let at: Volunteering;
  let desk: Person;

  beforeAll(async () => {
    at = await Volunteering.in(town());
    desk = await at.desk();
  });
  afterEach(() => at.home());

  /** An activity that begins in half an hour, with so many people who claimed it. */
  async function soon(people: number): Promise<{ activity: ActivityView; who: Person[]; ids: number[] }> {
    const activity = await at.published(
      desk,
      at.plan(0.5, { capacity: people, startsAt: at.now + HOUR / 2 }),
    );
    const who = await Promise.all(Array.from({ length: people }, () => at.volunteer()));
    const ids = [];
    for (const person of who) ids.push(made(await at.claims(person, activity.id)).id);
    return { activity, who, ids };
  }
  async function alone(): Promise<{ activity: ActivityView; chen: Person; id: number }> {
    const { activity, who, ids } = await soon(1);
    const [chen, id] = [who[0], ids[0]];
    if (!chen || id === undefined) throw new Error('nobody came');
    return { activity, chen, id };
  }

  it('a code is shown for five seconds, signed, to the organiser and nobody else', async () => {
    const { activity, chen } = await alone();
    const path = `/volunteer/activities/${activity.id}/code`;
    const first = made(await desk.get<CheckCodeView>(path));
    expect([first.everyMs, first.until - at.now <= 5_000, first.text.length < 60]).toEqual([
      5_000,
      true,
      true,
    ]);
    at.later(NEXT_TURN);
    expect(made(await desk.get<CheckCodeView>(path)).text).not.toBe(first.text);
    expect(code(await chen.get(path))).toBe('notYours');
  });

  it('refuses a forged code, one that was changed, and one of another activity', async () => {
    const { activity, chen, id } = await alone();
    const other = await at.published(desk, at.plan(1));
    const text = await at.code(desk, activity.id);
    const forged = createHash('sha256').update(text).digest('base64url').slice(0, 20);
    for (const wrong of [
      'https://example.com/',
      `V1.${activity.id.toString(36)}.${Math.floor(at.now / 5000).toString(36)}.${forged}`,
      text.replace(/^V1\.\w+\./, `V1.${other.id.toString(36)}.`),
    ])
      expect(code(await at.scan(chen, 'in', wrong))).toBe('codeForged');
    const elsewhere = await at.code(desk, other.id);
    expect(code(await at.scan(chen, 'in', elsewhere))).toBe('claimMissing');
    const form = { code: elsewhere, place: LAMP_PLACE, phoneAt: at.now, device: 'phone-of-somebody' };
    expect(code(await at.claimStep(chen, id, 'checkIn', form))).toBe('codeForged');
  });

  it('refuses a screenshot: after a short grace the code is worth nothing', async () => {
    const { activity, chen } = await alone();
    const shot = await at.code(desk, activity.id);
    at.later(4 * NEXT_TURN);
    const late = await at.scan(chen, 'in', shot);
    expect([code(late), says(late)]).toEqual(['codeExpired', expect.stringContaining('截图和转发的都无效')]);
    const fresh = await at.code(desk, activity.id);
    at.later(NEXT_TURN);
    expect(made(await at.scan(chen, 'in', fresh)).state).toBe('present');
  });

  it('refuses the same code read again for the same thing', async () => {
    const { activity, chen } = await alone();
    const text = await at.code(desk, activity.id);
    made(await at.scan(chen, 'in', text));
    expect(code(await at.scan(chen, 'in', text))).toBe('stepRefused');
    made(await at.scan(chen, 'out', text));
    const again = await at.scan(chen, 'in', text);
    expect([code(again), says(again)]).toEqual(['codeUsed', expect.stringContaining('等它更换后再扫')]);
  });

  it('refuses who stands outside the fence, and says how far they are', async () => {
    const { activity, chen } = await alone();
    const text = await at.code(desk, activity.id);
    const far = await at.scan(chen, 'in', text, { place: ELSEWHERE });
    expect([code(far), says(far)]).toEqual([
      'outsideFence',
      expect.stringMatching(/约 111\d 米，请到 200 米以内/),
    ]);
  });

  it('refuses a phone whose clock is wrong', async () => {
    const { activity, chen } = await alone();
    const text = await at.code(desk, activity.id);
    const wrong = await at.scan(chen, 'in', text, { phoneAt: at.now - 30 * MINUTE });
    expect([code(wrong), says(wrong)]).toEqual(['phoneClockWrong', expect.stringContaining('约 30 分钟')]);
  });

  it('opens an hour before and closes with the activity', async () => {
    const early = await at.published(desk, at.plan(5));
    const chen = await at.volunteer();
    made(await at.claims(chen, early.id));
    expect(code(await at.scan(chen, 'in', await at.code(desk, early.id)))).toBe('checkTooEarly');
    at.later(8 * HOUR);
    expect(code(await at.scan(chen, 'in', await at.code(await at.desk(), early.id)))).toBe('checkTooLate');
  });

  it('lets one phone check in one person, not two', async () => {
    const { activity, who } = await soon(2);
    const [chen, wu] = who;
    if (!chen || !wu) throw new Error('nobody came');
    const device = 'one-phone-for-two-people';
    made(await at.scan(chen, 'in', await at.code(desk, activity.id), { device }));
    const second = await at.scan(wu, 'in', await at.code(desk, activity.id), { device });
    expect([code(second), says(second)]).toEqual([
      'deviceTaken',
      expect.stringContaining('一部手机只能给一个人用'),
    ]);
    made(await at.scan(wu, 'in', await at.code(desk, activity.id)));
  });

  it('takes three check-ins a day and no fourth', async () => {
    const { activity, chen } = await alone();
    for (let times = 0; times < 3; times++) {
      at.later(NEXT_TURN);
      made(await at.scan(chen, 'in', await at.code(desk, activity.id)));
      made(await at.scan(chen, 'out', await at.code(desk, activity.id)));
    }
    at.later(NEXT_TURN);
    const fourth = await at.scan(chen, 'in', await at.code(desk, activity.id));
    expect([code(fourth), says(fourth)]).toEqual(['checkInsUsedUp', expect.stringContaining('3 次')]);
  });

  it('takes what was read offline later, from when it was read, once the organiser has looked', async () => {
    const { activity, chen, id } = await alone();
    const early = at.now;
    at.later(HOUR / 2);
    const text = await at.code(desk, activity.id);
    const phoneAt = at.now;
    at.later(20 * MINUTE);
    // Sent late without saying so it is a screenshot; a clock that was wrong then shows too.
    expect(code(await at.scan(chen, 'in', text, { phoneAt }))).toBe('codeExpired');
    expect(code(await at.scan(chen, 'in', text, { phoneAt: early, offline: true }))).toBe('phoneClockWrong');
    const late = made(await at.scan(chen, 'in', text, { phoneAt, offline: true }));
    expect([late.state, late.proofWaiting, late.checks[0]?.sourceLabel]).toEqual([
      'present',
      true,
      '离线扫码，补传，待核实',
    ]);
    expect(Math.abs((late.checks[0]?.at ?? 0) - phoneAt)).toBeLessThan(NEXT_TURN);
    at.later(100 * MINUTE);
    const closer = await at.desk();
    await at.acts(closer, activity.id, 'begin').catch(() => undefined);
    await at.catchUp();
    made(await at.scan(chen, 'out', await at.code(closer, activity.id)));
    await at.acts(closer, activity.id, 'end').catch(() => undefined);
    const early2 = await closer.post(`/volunteer/activities/${activity.id}/steps/settle`, { form: {} });
    expect(says(early2)).toContain('还有离线签到没有核实');
    expect(code(await at.claimStep(chen, id, 'prove'))).toBe('notYours');
    made(await at.claimStep(closer, id, 'prove', { words: '本人当时在场' }));
    await at.acts(closer, activity.id, 'settle');
    const served = made(await chen.get<ClaimView>(`/volunteer/claims/${id}`));
    expect([served.state, served.hours]).toEqual(['served', 2]);
  });

  it('counts no offline scan that the organiser refused, and none that comes a day late', async () => {
    const { activity, who, ids } = await soon(2);
    const [chen, wu] = who;
    if (!chen || !wu) throw new Error('nobody came');
    at.later(HOUR / 2);
    const [text, phoneAt] = [await at.code(desk, activity.id), at.now];
    made(await at.scan(chen, 'in', text, { phoneAt, offline: true }));
    made(await at.claimStep(desk, ids[0] ?? 0, 'disprove', { words: '当时不在现场' }));
    await at.acts(desk, activity.id, 'begin');
    await at.acts(desk, activity.id, 'end');
    at.later(25 * HOUR);
    expect(code(await at.scan(wu, 'in', text, { phoneAt, offline: true }))).toBe('codeExpired');
    await at.catchUp();
    const missed = made(await chen.get<ClaimView>(`/volunteer/claims/${ids[0] ?? 0}`));
    expect([missed.state, missed.steps.map(({ words }) => words)]).toEqual([
      'missed',
      expect.arrayContaining(['当时不在现场']),
    ]);
    expect(missed.actions.map(({ action }) => action)).toEqual(['appeal']);
  });

  it('lets the organiser write down hours by hand with a reason, but never their own', async () => {
    const { activity, chen, id } = await alone();
    const own = made(await at.claims(await joined(desk), (await at.published(desk, at.plan(0.5))).id));
    at.later(HOUR);
    const times = { inAt: activity.startsAt, outAt: activity.startsAt + 25 * MINUTE };
    expect(says(await at.claimStep(desk, id, 'correct', times))).toContain('请填写文字');
    const corrected = made(
      await at.claimStep(desk, id, 'correct', { ...times, words: '扫码失败，本人在场' }),
    );
    expect(corrected.steps.at(-1)).toMatchObject({
      action: 'correct',
      words: '扫码失败，本人在场',
      byUnit: expect.stringContaining('社区'),
    });
    expect(code(await at.claimStep(desk, own.id, 'correct', { ...times, words: '我也在' }))).toBe('notYours');
    expect(made(await chen.get<ClaimView>(`/volunteer/claims/${id}`)).state).toBe('left');
  });

  async function joined(person: Person): Promise<Person> {
    expect((await at.put(person, '/volunteer/me', {})).status).toBe(200);
    return person;
  }

  it('keeps no phone’s number as it was sent', async () => {
    const { activity, chen } = await alone();
    const device = 'a-very-recognisable-phone';
    made(await at.scan(chen, 'in', await at.code(desk, activity.id), { device }));
    const database = await town().container.getAsync(Database);
    const kept = await database.read('SELECT * FROM volunteer_device WHERE activityId = ?', [activity.id]);
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(device);
  });
};
