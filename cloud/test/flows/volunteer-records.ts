import type { Page } from '../../contract/route';
import type {
  ActivityRow,
  ActivityView,
  CertificateProof,
  CertificateView,
  ClaimView,
  OrderView,
  SeriesView,
  VolunteerView,
} from '../../contract/volunteer/volunteer.api';
import { Database } from '../../src/kernel/database';
import { PersonalHoldings } from '../../src/kernel/personal-data.holdings';
import { holderOf } from '../powers/strangers';
import { Directory } from '../../src/org/directory';
import type { Person, Story } from '../build';
import { code, DAY, HOUR, made, MINUTE, says, Volunteering } from '../volunteering';

/** What is left of it: records, certificates, the next of a series, and what goes when a person goes. */
export const volunteerRecords: Story = (town) => {
  let at: Volunteering;
  let desk: Person;

  beforeAll(async () => {
    at = await Volunteering.in(town());
    desk = await at.desk();
  });
  afterEach(() => at.home());

  /** Somebody who served two hours and a half, by the organiser's hand. */
  async function servedTwoAndAHalf(orderIds: number[] = []) {
    const volunteer = await at.volunteer({ skills: ['care'] });
    const plan = at.plan(1, { endsAt: at.now + 4 * HOUR });
    const activity = await at.published(desk, plan, orderIds);
    const { id } = made(await at.claims(volunteer, activity.id));
    at.later(4 * HOUR + MINUTE);
    await at.catchUp();
    const came = { inAt: activity.startsAt, outAt: activity.startsAt + 150 * MINUTE, words: '现场登记' };
    made(await at.claimStep(desk, id, 'correct', came));
    await at.acts(desk, activity.id, 'end').catch(() => undefined);
    at.later(HOUR);
    await at.catchUp();
    await at.acts(desk, activity.id, 'settle');
    return { volunteer, activity, claimId: id };
  }

  describe('the record', () => {
    it('bears a number that is not the person, hours, training, ratings and complaints with their answer', async () => {
      const li = await town().resident('li-guilan');
      const { id: orderId } = await at.orders(li);
      const { volunteer, activity, claimId } = await servedTwoAndAHalf([orderId]);
      const { volunteer: view } = await at.record(volunteer);
      await desk.post('/volunteer/trainings', {
        ...{ communityId: at.communityId, title: '急救培训', minutes: 90, at: at.now },
        numbers: [view.no],
      });
      made(await at.claimStep(desk, claimId, 'rate', { level: 4, words: '认真负责' }));
      const served = made(await li.get<OrderView>(`/volunteer/orders/${orderId}`));
      expect(served.helpers[0]?.actions.map(({ action }) => action)).toEqual(['complain']);
      made(await at.claimStep(li, claimId, 'complain', { words: '来得晚了一个小时' }));
      const again = await at.claimStep(li, claimId, 'complain', { words: '还要再说一遍' });
      expect(says(again)).toContain('已经投诉过');
      const complained = made(await li.get<OrderView>(`/volunteer/orders/${orderId}`));
      expect(complained.helpers[0]?.actions).toEqual([]);
      made(await at.claimStep(volunteer, claimId, 'reply', { words: '路上堵车，下次提前出门' }));
      expect(code(await at.claimStep(li, claimId, 'reply', { words: '不接受' }))).toBe('notYours');
      const record = await at.record(volunteer);
      expect(record).toMatchObject({
        ...{ hours: 2.5, activities: 1, trainingHours: 1.5, rating: 4, ratings: 1, complaints: 1 },
        // Twenty for the activity, ten for every hour.
        services: [{ title: activity.title, hours: 2.5, points: 45 }],
      });
      const claim = made(await volunteer.get<ClaimView>(`/volunteer/claims/${claimId}`));
      expect(claim.steps.map(({ words }) => words)).toEqual(
        expect.arrayContaining(['来得晚了一个小时', '路上堵车，下次提前出门']),
      );
    });

    it('takes no training for a number nobody has, nor from another community', async () => {
      const training = { title: '急救培训', minutes: 90, at: at.now, numbers: ['202600000001'] };
      const ours = { communityId: at.communityId, ...training };
      expect(says(await desk.post('/volunteer/trainings', ours))).toContain('没有这个志愿者编号');
      const volunteer = await at.volunteer();
      expect(code(await volunteer.post('/volunteer/trainings', ours))).toBe('notYours');
      expect(code(await desk.post('/volunteer/trainings', { ...ours, communityId: 1 }))).toBe('notYours');
    });

    it('knows where somebody registered, through the Party’s own registers', async () => {
      const person = await memberRegisteredHere();
      expect((await at.put(person, '/volunteer/me', {})).status).toBe(200);
      const { volunteer } = made(await person.get<{ volunteer: VolunteerView }>('/volunteer/me'));
      // Beside where their branch as a whole registered.
      expect(volunteer.registered.map(({ id }) => id)).toContain(at.communityId);
      const local = await at.published(desk, at.plan(30, { audience: 'affiliated' }));
      const seen = made(await person.get<ActivityView>(`/volunteer/activities/${local.id}`));
      expect([seen.claiming.open, seen.match?.reasons]).toEqual([
        true,
        expect.arrayContaining(['在本社区报到']),
      ]);
      expect(made(await at.claims(person, local.id)).state).toBe('claimed');
    });
  });

  /** A member of an office's Party branch who registered with the community, confirmed. */
  async function memberRegisteredHere(): Promise<Person> {
    const [database, directory] = [
      await town().container.getAsync(Database),
      await town().container.getAsync(Directory),
    ];
    const office = directory.byKind('department')[0];
    const org = directory.byKind('partyOrg').find(({ parentId }) => parentId === office?.id);
    if (!office || !org) throw new Error('no office with a Party branch');
    const someone = await holderOf('handler', office.id, town());
    await directory.reload();
    await database.unitOfWork(async (uow) => {
      const member = { personId: someone.id, orgUnitId: org.id };
      await uow.insert('party_member', { ...member, kind: 'full', since: 0 });
      await uow.insert('registration', {
        ...member,
        ...{ communityId: at.communityId, state: 'confirmed', words: '', answer: '' },
        ...{ requestedById: someone.id, requestedAt: uow.now, settledAt: uow.now },
      });
    });
    return someone.person;
  }

  describe('a certificate', () => {
    it('is a PDF with a code that anybody may check, the name masked', async () => {
      const { volunteer } = await servedTwoAndAHalf();
      const span = { from: at.now - DAY, to: at.now };
      const issued = made(await volunteer.post<CertificateView>('/volunteer/certificates', span));
      expect([issued.hours, issued.activities, issued.code]).toEqual([
        2.5,
        1,
        expect.stringMatching(/^[2-9A-HJ-NP-Z]{12}$/),
      ]);
      const proof = made(await town().stranger.get<CertificateProof>(issued.verify.slice(4)));
      expect([proof.valid, proof.says, proof.certificate?.name, proof.certificate?.hours]).toEqual([
        true,
        '证明真实有效',
        '志*',
        2.5,
      ]);
      const pdf = await town()
        .request.get(issued.pdf)
        .set('Authorization', `Bearer ${volunteer.token}`)
        .buffer(true)
        .parse((res, done) => {
          const chunks: Buffer[] = [];
          res.on('data', (chunk: Buffer) => chunks.push(chunk));
          res.on('end', () => done(null, Buffer.concat(chunks)));
        });
      const bytes = pdf.body as Buffer;
      expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(bytes.includes('NotoSansHans-Regular')).toBe(true);
      // The characters shown, not the whole font.
      expect(bytes.length).toBeLessThan(200_000);
      expect((await desk.get(issued.pdf.slice(4))).status).toBe(404);
    });

    it('is not made of nothing, and a code that was made up is none', async () => {
      const volunteer = await at.volunteer();
      const span = { from: at.now - DAY, to: at.now };
      expect(code(await volunteer.post('/volunteer/certificates', span))).toBe('certificateEmpty');
      const madeUp = await town().stranger.get<CertificateProof>('/volunteer/certificates/ABCDEFGHJKLM');
      expect(madeUp.body).toEqual({ valid: false, says: '没有这份证明，请核对编码' });
    });
  });

  describe('a regular activity', () => {
    it('is made from data, two weeks ahead, each time once, until it is stopped', async () => {
      const plan = at.plan(24, { title: '每周清洁家园', kind: 'environment' });
      const series = made(
        await desk.post<SeriesView>('/volunteer/series', {
          ...{ communityId: at.communityId, plan, everyDays: 7, until: at.now + 40 * DAY },
        }),
      );
      expect([series.made, series.mayStop]).toEqual([2, true]);
      await Promise.all([at.catchUp(), at.catchUp()]);
      const times = async (): Promise<number[]> =>
        made(await desk.get<Page<ActivityRow>>('/volunteer/activities?scope=desk&size=100'))
          .rows.filter(({ seriesId }) => seriesId === series.id)
          .map(({ startsAt }) => startsAt)
          .sort((a, b) => a - b);
      const first = at.now;
      expect((await times()).length).toBe(2);
      at.later(7 * DAY);
      await at.catchUp();
      const three = await times();
      expect(three.map((startsAt) => Math.round((startsAt - first) / DAY))).toEqual([1, 8, 15]);
      const stopped = made(await desk.post<SeriesView>(`/volunteer/series/${series.id}/stop`));
      expect([stopped.stopped, stopped.mayStop]).toEqual([true, false]);
      at.later(8 * DAY);
      await at.catchUp();
      expect(await times()).toEqual(three);
      const volunteer = await at.volunteer();
      expect(code(await volunteer.post(`/volunteer/series/${series.id}/stop`))).toBe('notYours');
    });
  });

  describe('a person', () => {
    it('gets a copy of it all, and leaves no words, skills or valid certificate behind', async () => {
      const { volunteer, claimId } = await servedTwoAndAHalf();
      const [database, holdings] = [
        await town().container.getAsync(Database),
        await town().container.getAsync(PersonalHoldings),
      ];
      const { id: personId } = made(await volunteer.get<{ id: number }>('/me'));
      const span = { from: at.now - DAY, to: at.now };
      const certificate = made(await volunteer.post<CertificateView>('/volunteer/certificates', span));
      const copy = await holdings.copy(personId);
      expect(JSON.stringify(copy.find(({ title }) => title === '我的志愿服务'))).toContain('2.5 小时');
      const open = await at.orders(volunteer, { words: '我自己也想请人帮忙搬东西' });
      expect(await holdings.unfinished(personId)).toContain('点单：照护帮扶');
      made(
        await volunteer.post(`/volunteer/orders/${open.id}/steps/withdraw`, { form: { words: '不用了' } }),
      );
      expect(await holdings.unfinished(personId)).toEqual([]);
      await database.unitOfWork((uow) => holdings.erase(uow, personId));
      const left = await Promise.all([
        database.read('SELECT * FROM volunteer_profile WHERE personId = ?', [personId]),
        database.read(
          "SELECT * FROM volunteer_event WHERE byId = ? AND (closed <> '' OR closedSealed IS NOT NULL)",
          [personId],
        ),
        database.read(
          "SELECT * FROM volunteer_order WHERE ordererId = ? AND (words <> '' OR wordsSealed IS NOT NULL)",
          [personId],
        ),
      ]);
      expect(left.map(({ length }) => length)).toEqual([0, 0, 0]);
      const proof = await town().stranger.get<CertificateProof>(
        `/volunteer/certificates/${certificate.code}`,
      );
      expect(proof.body).toEqual({ valid: false, says: '这份证明已失效' });
      // The hours stay in the activity's own figures.
      expect(made(await desk.get<ClaimView>(`/volunteer/claims/${claimId}`)).hours).toBe(2.5);
    });
  });
};
