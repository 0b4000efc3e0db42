import type { Page } from '../../contract/route';
import type {
  ActivityRow,
  ActivityView,
  ClaimRow,
  ClaimView,
  MatchRow,
  OrderRow,
  OrderView,
} from '../../contract/volunteer/volunteer.api';
import type { NoticeView } from '../../contract/notify/notify.api';
import { Database } from '../../src/kernel/database';
import { brokenLink } from '../../src/kernel/trail';
import { trailName, VolunteerTrail } from '../../src/volunteer/volunteer.trail';
import type { Person, Story } from '../build';
import { code, DAY, HOUR, made, MINUTE, says, Volunteering } from '../volunteering';

const labels = ({ actions }: { actions: { action: string }[] }): string[] =>
  actions.map(({ action }) => action);

/** 百姓点单、社区派单、党员接单: from a wish to thanks, with a waiting list, misses and appeals on the way. */
export const volunteering: Story = (town) => {
  let at: Volunteering;
  let desk: Person, li: Person;

  beforeAll(async () => {
    at = await Volunteering.in(town());
    desk = await at.desk();
    li = await town().resident('li-guilan');
  });
  afterEach(async () => {
    at.home();
  });

  const order = async (who: Person, id: number): Promise<OrderView> =>
    made(await who.get<OrderView>(`/volunteer/orders/${id}`));
  const activity = async (who: Person, id: number): Promise<ActivityView> =>
    made(await who.get<ActivityView>(`/volunteer/activities/${id}`));

  describe('an order', () => {
    it('goes from a neighbour’s wish to hours, thanks and a rating', async () => {
      const neighbour = { name: '赵秀英', phone: '13912345678' };
      const ordered = await at.orders(li, { neighbour });
      expect([ordered.state, ordered.contact, labels(ordered)]).toEqual([
        'ordered',
        neighbour,
        ['supplement', 'withdraw'],
      ]);

      const { body: waiting } = await desk.get<Page<OrderRow>>('/volunteer/orders?scope=desk&open=1');
      expect(waiting.rows.map(({ id }) => id)).toContain(ordered.id);
      await desk.post(`/volunteer/orders/${ordered.id}/steps/accept`, { form: { words: '尽快安排' } });
      const planned = await at.planned(desk, at.plan(20), [ordered.id]);
      expect(planned.orders.map(({ id }) => id)).toEqual([ordered.id]);
      expect((await order(li, ordered.id)).state).toBe('arranged');
      await at.acts(desk, planned.id, 'publish');

      const chen = await at.volunteer();
      expect((await chen.get(`/volunteer/orders/${ordered.id}`)).status).toBe(404);
      const claimed = made(await at.claims(chen, planned.id));
      expect([claimed.state, labels(claimed)]).toEqual(['claimed', ['withdraw', 'checkIn']]);
      // Whoever comes must know whom to ask for, and where; nobody else does.
      expect(await order(chen, ordered.id)).toMatchObject({ contact: neighbour, address: ordered.address });

      at.later(20 * HOUR);
      const [chenToo, deskToo] = [chen, await at.desk()];
      await at.catchUp();
      expect((await activity(deskToo, planned.id)).state).toBe('underway');
      made(await at.scan(chenToo, 'in', await at.code(deskToo, planned.id)));
      at.later(2 * HOUR);
      const deskLast = await at.desk();
      made(await at.scan(chenToo, 'out', await at.code(deskLast, planned.id)));
      at.later(HOUR);
      await at.catchUp();
      const closer = await at.desk();
      const settled = await at.acts(closer, planned.id, 'settle');
      expect(settled.state).toBe('finished');
      const photo = await closer.photo();
      await at.acts(closer, planned.id, 'report', { words: '理了三位老人的头发', files: [photo] });

      const served = await order(li, ordered.id);
      expect([served.state, labels(served)]).toEqual(['served', ['confirm', 'reject']]);
      expect(served.activity?.summary).toMatchObject({ words: '理了三位老人的头发', files: [{ id: photo }] });
      const thanks = { level: 5, words: '谢谢你们，母亲很高兴', files: [await li.photo()] };
      const checks = async (): Promise<string> => {
        const database = await town().container.getAsync(Database);
        return JSON.stringify(await database.read("SELECT body FROM delivery WHERE topic = 'check.photo'"));
      };
      made(await li.post(`/volunteer/orders/${ordered.id}/steps/confirm`, { form: thanks }));
      // The photo is judged like every other.
      expect(await checks()).toContain(thanks.files[0]);
      // Nobody reads them before the community has passed them on.
      expect((await activity(chenToo, planned.id)).thanks).toEqual([]);
      made(await closer.post(`/volunteer/orders/${ordered.id}/steps/share`));
      expect(code(await closer.post(`/volunteer/orders/${ordered.id}/steps/share`))).toBe('stepRefused');
      const seen = await activity(chenToo, planned.id);
      expect([seen.thanks[0]?.words, seen.thanks[0]?.files.length]).toEqual([thanks.words, 1]);
      expect(seen.summary?.words).toBe('理了三位老人的头发');
      const record = await at.record(chenToo);
      expect([record.hours, record.activities, record.misses]).toEqual([2, 1, 0]);
      expect(record.volunteer.no).toMatch(/^\d{12}$/);

      await expect(at.served(planned.id)).resolves.toEqual([
        {
          claimId: claimed.id,
          personId: expect.any(Number),
          hours: 2,
          points: 20,
          activityId: planned.id,
          communityId: at.communityId,
        },
      ]);
    });

    it('keeps the neighbour’s name and number sealed, and lets them go a month after the end', async () => {
      const { id } = await at.orders(li, { neighbour: { name: '钱学军', phone: '13700001111' } });
      const database = await town().container.getAsync(Database);
      const read = () =>
        database.readOne<{ neighbourSealed: string | null }>('SELECT * FROM volunteer_order WHERE id = ?', [
          id,
        ]);
      expect(JSON.stringify(await read())).not.toMatch(/钱学军|13700001111/);
      made(await li.post(`/volunteer/orders/${id}/steps/withdraw`, { form: { words: '已经解决了' } }));
      await at.catchUp();
      expect((await read())?.neighbourSealed).not.toBeNull();
      at.later(31 * DAY);
      await at.catchUp();
      expect((await read())?.neighbourSealed).toBeNull();
    });

    it('is declined with a reason, and only by its own community', async () => {
      const { id } = await at.orders(li);
      const take = (who: Person, action: string, form: object) =>
        who.post(`/volunteer/orders/${id}/steps/${action}`, { form });
      expect(code(await take(li, 'decline', { words: '不用了' }))).toBe('notYours');
      expect(code(await take(await town().resident('chen-yutong'), 'decline', { words: '不行' }))).toBe(
        'notFound',
      );
      expect(says(await take(desk, 'decline', {}))).toContain('请填写文字');
      made(await take(desk, 'decline', { words: '属于收费服务，建议联系家政公司' }));
      const view = await order(li, id);
      expect([view.state, view.steps.at(-1)?.words, view.actions]).toEqual([
        'declined',
        '属于收费服务，建议联系家政公司',
        [],
      ]);
      expect(code(await take(desk, 'accept', {}))).toBe('stepRefused');
    });

    it('comes back to the community when the activity is cancelled, or the resident says it was not done', async () => {
      const { id } = await at.orders(li);
      const planned = await at.published(desk, at.plan(30), [id]);
      const volunteer = await at.volunteer();
      const { id: claimId } = made(await at.claims(volunteer, planned.id));
      await at.acts(desk, planned.id, 'cancel', { words: '当天有暴雨' });
      const released = await order(li, id);
      expect([released.state, released.activity]).toEqual(['accepted', undefined]);
      expect(made(await volunteer.get<ClaimView>(`/volunteer/claims/${claimId}`)).state).toBe('dropped');
      await at.catchUp();
      const inbox = made(await volunteer.get<Page<NoticeView>>('/inbox'));
      expect(inbox.rows.map(({ title }) => title)).toContain('为老人理发：活动取消');
    });

    it('keeps a trail whose chain holds, and shows where it was touched', async () => {
      const { id } = await at.orders(li);
      made(await desk.post(`/volunteer/orders/${id}/steps/accept`, {}));
      const trail = await town().container.getAsync(VolunteerTrail);
      const events = await trail.events('order', id);
      const head = events.at(-1)?.hash ?? '';
      expect([events.length, brokenLink(trailName('order', id), events, head)]).toEqual([2, undefined]);
      const touched = events.map((event) => ({ ...event, open: event.open.replace('受理', '驳回') }));
      expect(brokenLink(trailName('order', id), touched, head)).toBe(2);
    });
  });

  describe('claiming', () => {
    it('gives exactly as many places as there are to a hundred at once', async () => {
      const planned = await at.published(desk, at.plan(30, { capacity: 17, waitlist: 30 }));
      const many = await Promise.all(Array.from({ length: 100 }, () => at.volunteer()));
      const answers = await Promise.all(many.map((who) => at.claims(who, planned.id)));
      const states = answers.map((answer) => (answer.status === 200 ? answer.body.state : code(answer)));
      const count = (state: string): number => states.filter((each) => each === state).length;
      expect([count('claimed'), count('waiting'), count('activityFull')]).toEqual([17, 30, 53]);
      const seen = await activity(desk, planned.id);
      expect([seen.taken, seen.waiting]).toEqual([17, 30]);
    }, 120_000);

    it('moves the first in the waiting list up when somebody leaves in time', async () => {
      const planned = await at.published(desk, at.plan(48, { capacity: 1 }));
      const [first, second, third] = [await at.volunteer(), await at.volunteer(), await at.volunteer()];
      const claim = made(await at.claims(first, planned.id));
      const next = made(await at.claims(second, planned.id));
      expect(made(await at.claims(third, planned.id)).queue).toBe(2);
      expect(code(await at.claims(first, planned.id))).toBe('claimTwice');
      made(await at.claimStep(first, claim.id, 'withdraw'));
      const promoted = made(await second.get<ClaimView>(`/volunteer/claims/${next.id}`));
      expect([promoted.state, promoted.steps.map(({ title }) => title)]).toEqual([
        'claimed',
        ['认领，进入候补', '有人退出，候补转正'],
      ]);
      const { taken, waiting } = await activity(desk, planned.id);
      expect([taken, waiting]).toEqual([1, 1]);
      // Who left may come back, at the end of the queue.
      expect(made(await at.claims(first, planned.id)).queue).toBe(2);
    });

    it('asks for joining, age, Party and place, and says why not', async () => {
      const stranger = await town().resident('never-joined');
      const open = await at.published(desk, at.plan(30));
      expect(code(await at.claims(stranger, open.id))).toBe('volunteerUnknown');
      const aged = await at.published(desk, at.plan(30, { minAge: 18, maxAge: 60 }));
      const [unknown, young, grown] = [
        await at.volunteer(),
        await at.volunteer({ birthYear: new Date(at.now).getFullYear() - 15 }),
        await at.volunteer({ birthYear: 1990 }),
      ];
      expect(says(await at.claims(unknown, aged.id))).toContain('请先在个人信息里填写出生年份');
      expect(says(await at.claims(young, aged.id))).toContain('须满 18 岁');
      expect(made(await at.claims(grown, aged.id)).state).toBe('claimed');
      const party = await at.published(desk, at.plan(30, { audience: 'partyMembers' }));
      expect(says(await at.claims(grown, party.id))).toContain('只面向党员');
      const local = await at.published(desk, at.plan(30, { audience: 'affiliated' }));
      const neighbour = await at.volunteer({ communityId: at.communityId });
      expect(says(await at.claims(grown, local.id))).toContain('只面向本社区');
      expect(made(await at.claims(neighbour, local.id)).state).toBe('claimed');
    });

    it('ranks volunteers by skill, place and hours, with reasons that may be read, and tells the best', async () => {
      const expert = await at.volunteer({ skills: ['medical', 'care'], communityId: at.communityId });
      const other = await at.volunteer();
      const plan = at.plan(30, { title: '上门量血压', skills: ['medical'], capacity: 1 });
      const { id } = await at.published(desk, plan);
      const { rows } = made(await desk.get<{ rows: MatchRow[] }>(`/volunteer/activities/${id}/matches`));
      expect(rows[0]?.reasons).toEqual(expect.arrayContaining(['会医疗护理', '住在本社区']));
      expect(rows[0]?.name).toMatch(/^.\*$/);
      const mine = async (who: Person): Promise<ActivityRow['match']> => (await activity(who, id)).match;
      expect((await mine(expert))?.score).toBeGreaterThan(((await mine(other))?.score ?? 0) + 50);
      await at.catchUp();
      const told = async (who: Person): Promise<string[]> =>
        made(await who.get<Page<NoticeView>>('/inbox')).rows.map(({ title }) => title);
      expect(await told(expert)).toContain('招募志愿者：上门量血压');
      expect(await told(other)).not.toContain('招募志愿者：上门量血压');
    });

    it('hides a draft from everybody but its own desk, and refuses a plan that cannot be', async () => {
      const draft = await at.planned(desk, at.plan(30));
      const volunteer = await at.volunteer();
      expect((await volunteer.get(`/volunteer/activities/${draft.id}`)).status).toBe(404);
      expect(code(await at.claims(volunteer, draft.id))).toBe('notFound');
      const plan = async (more: object) =>
        desk.post('/volunteer/activities', { communityId: at.communityId, plan: at.plan(30, { ...more }) });
      expect(says(await plan({ endsAt: at.now }))).toContain('结束时间应晚于开始时间');
      expect(says(await plan({ endsAt: at.now + 60 * HOUR }))).toContain('最长 24 小时');
      expect(says(await plan({ points: -5 }))).toContain('积分至少 0');
      expect(says(await plan({ points: 1e9 }))).toContain('积分最多 1000');
      expect(code(await plan({ place: { lng: 1, lat: 1 } }))).toBe('placeOutside');
    });
  });

  describe('a drop-out', () => {
    it('close to the start is a miss with a reason, an appeal and an answer; excused, it counts no more', async () => {
      const planned = await at.published(desk, at.plan(20, { capacity: 1 }));
      const [first, second] = [await at.volunteer(), await at.volunteer()];
      const claim = made(await at.claims(first, planned.id));
      const next = made(await at.claims(second, planned.id));
      at.later(14 * HOUR);
      const later = await at.desk();
      expect(says(await at.claimStep(first, claim.id, 'withdraw'))).toContain('请用“临时退出”');
      const dropped = made(await at.claimStep(first, claim.id, 'dropLate', { words: '孩子发烧，要去医院' }));
      expect([dropped.state, dropped.missLabel]).toEqual(['missed', '临时退出']);
      expect(made(await second.get<ClaimView>(`/volunteer/claims/${next.id}`)).state).toBe('claimed');
      made(await at.claimStep(first, claim.id, 'appeal', { words: '有医院挂号记录' }));
      expect(code(await at.claimStep(first, claim.id, 'excuse', { words: '自己谅解自己' }))).toBe('notYours');
      const excused = made(await at.claimStep(later, claim.id, 'excuse', { words: '情况属实' }));
      expect([excused.state, excused.steps.at(-1)?.words]).toEqual(['excused', '情况属实']);
      expect((await at.record(first)).misses).toBe(0);
    });

    it('three times within ninety days keeps somebody from claiming, until one is excused', async () => {
      const volunteer = await at.volunteer();
      const claims: number[] = [];
      for (const hours of [20, 22, 24]) {
        const { id } = await at.published(desk, at.plan(hours));
        claims.push(made(await at.claims(volunteer, id)).id);
      }
      at.later(15 * HOUR);
      const later = await at.desk();
      for (const id of claims) made(await at.claimStep(volunteer, id, 'dropLate', { words: '临时有事' }));
      const more = await at.published(later, at.plan(30));
      expect(says(await at.claims(volunteer, more.id))).toContain('3 次爽约');
      const record = await at.record(volunteer);
      expect([record.misses, record.restrictedUntil !== undefined]).toEqual([3, true]);
      made(await at.claimStep(later, claims[0] ?? 0, 'excuse', { words: '已说明' }));
      expect(made(await at.claims(volunteer, more.id)).state).toBe('claimed');
    });

    it('who never came is a miss, put right by hand counts once and no more', async () => {
      const planned = await at.published(desk, at.plan(1));
      const volunteer = await at.volunteer();
      const claim = made(await at.claims(volunteer, planned.id));
      at.later(HOUR + MINUTE);
      await at.catchUp();
      at.later(3 * HOUR);
      await at.catchUp();
      at.later(25 * HOUR);
      await at.catchUp();
      const later = await at.desk();
      expect((await activity(later, planned.id)).state).toBe('finished');
      const missed = made(await volunteer.get<ClaimView>(`/volunteer/claims/${claim.id}`));
      expect([missed.state, missed.missLabel, missed.hours]).toEqual(['missed', '未到场', 0]);
      await expect(at.served(planned.id)).resolves.toEqual([]);
      const came = {
        inAt: planned.startsAt,
        outAt: planned.startsAt + 90 * MINUTE,
        words: '手机没电，本人在场',
      };
      expect(code(await at.claimStep(volunteer, claim.id, 'correct', came))).toBe('notYours');
      const corrected = made(await at.claimStep(later, claim.id, 'correct', came));
      expect([corrected.state, corrected.hours]).toEqual(['served', 1.5]);
      expect(corrected.steps.map(({ words }) => words)).toContain('手机没电，本人在场');
      expect(code(await at.claimStep(later, claim.id, 'correct', came))).toBe('stepRefused');
      expect((await at.served(planned.id)).map(({ hours }) => hours)).toEqual([1.5]);
      const roster = made(await later.get<Page<ClaimRow>>(`/volunteer/activities/${planned.id}/claims`));
      expect(roster.rows.map(({ id }) => id)).toEqual([claim.id]);
    });
  });
};
