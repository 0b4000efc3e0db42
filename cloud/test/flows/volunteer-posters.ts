import type { ActivityView, CheckCodeView } from '../../contract/volunteer/volunteer.api';
import type { Person, Story } from '../build';
import { code, HOUR, made, says, Volunteering } from '../volunteering';

const PATH = '/wxa/getwxacodeunlimit';

/** 报名海报: the program code of an activity, and whatever WeChat may say instead. */
export const volunteerPosters: Story = (town) => {
  let at: Volunteering;
  let desk: Person;

  beforeAll(async () => {
    at = await Volunteering.in(town());
    desk = await at.desk();
  });
  afterEach(() => {
    at.home();
    town().wechat.hang(PATH, 0);
  });

  const poster = (who: Person, { id }: Pick<ActivityView, 'id'>) =>
    who.get<object>(`/volunteer/activities/${id}/poster`);
  const asked = () => town().wechat.journal.filter(({ path }) => path === PATH);
  const recruiting = (): Promise<ActivityView> => at.published(desk, at.plan(30));

  it('is a picture of the activity’s page, asked of WeChat once for all who print it', async () => {
    const activity = await recruiting();
    const before = asked().length;
    const answers = await Promise.all([poster(desk, activity), poster(desk, activity)]);
    answers.push(await poster(desk, activity));
    for (const { status, body } of answers) {
      expect([status, Buffer.isBuffer(body)]).toEqual([200, true]);
      expect((body as Buffer).subarray(1, 4).toString()).toBe('PNG');
    }
    expect(
      asked()
        .slice(before)
        .map(({ body }) => body),
    ).toEqual([
      { page: 'activity/index', scene: `a=${activity.id}`, check_path: true, env_version: 'release' },
    ]);
  });

  it('is for the community’s own desk, and for what recruits', async () => {
    const draft = await at.planned(desk, at.plan(30));
    expect(says(await poster(desk, draft))).toBe('活动现为“筹备中”，招募中的活动才能打印报名海报');
    const activity = await recruiting();
    expect(code(await poster(await town().staff('zhang'), activity))).toBe('notFound');
    expect(code(await poster(await at.volunteer(), activity))).toBe('notYours');
  });

  it('says what WeChat refused in words that say what to do, and asks anew the next time', async () => {
    const activity = await recruiting();
    const refused: [number, string, number][] = [
      [45009, 'codesUsedUp', 429],
      [41030, 'posterPageMissing', 409],
      [-1, 'wechatBusy', 503],
      [40169, 'wechatBusy', 503],
    ];
    for (const [errcode, name, status] of refused) {
      town().wechat.fail(PATH, { errcode });
      const answer = await poster(desk, activity);
      expect([code(answer), answer.status, says(answer)]).toEqual([
        name,
        status,
        expect.stringMatching(/[请再先]/),
      ]);
    }
    town().wechat.hang(PATH, 20_000);
    expect(code(await poster(desk, activity))).toBe('wechatBusy');
    town().wechat.hang(PATH, 0);
    expect((await poster(desk, activity)).status).toBe(200);
  });

  it('counts on the check-in screen who is there, who has left and who is expected', async () => {
    const activity = await at.published(desk, at.plan(1));
    const [one, two] = [await at.volunteer(), await at.volunteer()];
    for (const who of [one, two]) made(await at.claims(who, activity.id));
    at.later(HOUR / 2);
    const screen = async (): Promise<number[]> => {
      const { present, left, taken, now, until } = made(
        await desk.get<CheckCodeView>(`/volunteer/activities/${activity.id}/code`),
      );
      expect(until).toBeGreaterThan(now);
      return [present, left, taken];
    };
    expect(await screen()).toEqual([0, 0, 2]);
    made(await at.scan(one, 'in', await at.code(desk, activity.id)));
    made(await at.scan(two, 'in', await at.code(desk, activity.id)));
    made(await at.scan(two, 'out', await at.code(desk, activity.id)));
    expect(await screen()).toEqual([1, 1, 2]);
  });
};
