import type { NoticeView } from '../../contract/notify/notify.api';
import type { BalanceView, EntryView } from '../../contract/points/points.api';
import type { Page } from '../../contract/route';
import { Deliveries } from '../../src/kernel/delivery';
import { Directory } from '../../src/org/directory';
import type { Person, Story } from '../build';
import { holderOf } from '../powers/strangers';
import { code, HOUR, made, MINUTE, says, Volunteering } from '../volunteering';

const RULE = { points: 10, dayCap: 30, monthCap: 300, expireDays: 730, active: true };

/** What an activity promises is what is credited, and what the record says was credited. */
export const pointsPromised: Story = (town) => {
  let at: Volunteering;
  let desk: Person;
  let leader: Person;

  beforeAll(async () => {
    at = await Volunteering.in(town());
    desk = await at.desk();
    const directory = await town().container.getAsync(Directory);
    leader = (await holderOf('leader', directory.district.id, town())).person;
    await directory.reload();
    await (await town().container.getAsync(Deliveries)).stop();
    await ruled(RULE);
  });
  afterEach(() => at.home());
  afterAll(async () => {
    await ruled(RULE);
    (await town().container.getAsync(Deliveries)).start(() => undefined);
  });

  const ruled = async (rule: object) => made(await at.put(leader, '/points/rules/activity', { ...rule }));
  const plans = (points: number | undefined) =>
    desk.post<{ id: number; points: number }>('/volunteer/activities', {
      communityId: at.communityId,
      plan: at.plan(24, { points }),
    });

  it('is planned for no more than the rule lets anybody have, and for its own figure where none is named', async () => {
    const refused = await plans(31);
    expect([code(refused), says(refused)]).toEqual([
      'pointsAboveRule',
      '一次活动最多给 30 积分：区里规定这一项每人每天最多得这么多',
    ]);
    const { id, points } = made(await plans(30));
    expect(points).toBe(30);
    const amended = { form: at.plan(24, { points: 31 }) };
    expect(code(await desk.post(`/volunteer/activities/${id}/steps/amend`, amended))).toBe('pointsAboveRule');
    expect(made(await plans(undefined)).points).toBe(10);
    expect(made(await plans(0)).points).toBe(0);
    await ruled({ ...RULE, active: false });
    expect(says(await plans(1))).toBe('一次活动最多给 0 积分：区里没有启用“参加志愿活动”的积分');
    expect(made(await plans(undefined)).points).toBe(0);
    await ruled(RULE);
  });

  it('is recorded as it was booked: whole, cut by the cap of the day, or hours alone', async () => {
    const volunteer = await at.volunteer();
    const activities = [
      await at.published(desk, at.plan(1, { points: 20 })),
      await at.published(desk, at.plan(4, { points: 20 })),
      await at.published(desk, at.plan(7, { points: 0 })),
    ];
    const claims: number[] = [];
    for (const { id } of activities) claims.push(made(await at.claims(volunteer, id)).id);
    at.later(10 * HOUR);
    await at.catchUp();
    for (const [n, { startsAt }] of activities.entries()) {
      const came = { inAt: startsAt, outAt: startsAt + HOUR, words: '现场登记' };
      made(await at.claimStep(desk, claims[n] ?? 0, 'correct', came));
    }
    at.later(HOUR);
    await at.catchUp();
    for (const { id } of activities)
      await desk.post(`/volunteer/activities/${id}/steps/settle`, { form: {} });
    at.later(MINUTE);
    await at.catchUp();
    const { services } = await at.record(volunteer);
    // An hour is worth 10 besides.
    expect(services.map(({ claimId, points }) => [claimId, points]).reverse()).toEqual([
      [claims[0], 30],
      [claims[1], 20],
      [claims[2], 10],
    ]);
    const { balance } = made(await volunteer.get<BalanceView>('/points/me'));
    expect(balance).toBe(60);
    const { rows } = made(await volunteer.get<Page<EntryView>>('/points/me/entries'));
    expect(rows.map(({ amount }) => amount).sort((a, b) => a - b)).toEqual([10, 10, 10, 10, 20]);
    const inbox = made(await volunteer.get<Page<NoticeView>>('/inbox?size=50')).rows;
    expect(inbox.flatMap(({ title, body }) => (title.includes('没有全记') ? [body] : []))).toEqual([
      '这次活动原定 20 分，按区里现在的规则记了 10 分：这一项每人每天、每月给多少有上限，见“怎么得积分”。',
    ]);
  });
};
