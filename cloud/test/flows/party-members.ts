import type {
  BranchMember,
  BranchView,
  MeetingView,
  MembershipTransferView,
  PartyMineView,
} from '../../contract/party/party-life.api';
import type { RegistrationView } from '../../contract/staff/party.api';
import { PersonalHoldings } from '../../src/kernel/personal-data.holdings';
import { townTime } from '../../src/kernel/town-time';
import type { Answered, Person, Story } from '../build';
import { PartyBranches, type Member } from '../party-branches';
import { code, HOUR, made } from '../volunteering';

type Body = Record<string, unknown>;

/** 组织关系: transfers of members, and the page of a branch, open to its own and those above, and to nobody else. */
export const partyMembers: Story = (town) => {
  let told: PartyBranches;
  let community: number, branch: number, other: number, generalBranch: number;
  let secretary: Member, chen: Member, stranger: Member, chief: Person;

  beforeAll(async () => {
    told = await PartyBranches.in(town());
    ({ community, branch, other, generalBranch, secretary, chen, stranger, chief } = told);
  });

  describe('transfers of members', () => {
    const ask = (who: Person, more: Body = {}) =>
      who.post<MembershipTransferView>('/party/transfers', { toId: other, words: '搬家到柳荫里', ...more });
    const takes = (who: Person, id: number, action: string, form: Body = {}) =>
      who.post<MembershipTransferView>(`/party/transfers/${id}/steps/${action}`, { form });
    const mine = async ({ person }: Member): Promise<PartyMineView> =>
      made(await person.get<PartyMineView>('/party/mine'));

    it('are asked for, released, accepted; the membership moves with the last step and the trail stays', async () => {
      const mover = await told.member(branch, 'publicity');
      const asked = made(await ask(mover.person));
      expect(asked).toMatchObject({ stateLabel: '待转出组织同意', from: { id: branch }, to: { id: other } });
      expect((await told.inbox(secretary))[0]).toBe('组织关系转接待办理');
      expect(code(await ask(mover.person))).toBe('transferOpen');
      expect(code(await takes(stranger.person, asked.id, 'accept'))).toBe('stepRefused');
      expect(code(await takes(stranger.person, asked.id, 'release'))).toBe('notYours');
      expect((await takes(chen.person, asked.id, 'release')).status).toBe(404);
      made(await takes(secretary.person, asked.id, 'release'));
      expect((await told.inbox(stranger))[0]).toBe('组织关系转接：同意转出');
      expect((await mine(mover)).membership?.org.id).toBe(branch);
      const accepted = made(await takes(stranger.person, asked.id, 'accept'));
      expect(accepted.steps.map(({ title }) => title)).toEqual([
        expect.stringMatching(/ 申请转接$/),
        '榆树里党支部 同意转出',
        '柳荫里党支部 接收',
      ]);
      const { membership } = await mine(mover);
      expect(membership?.org.id).toBe(other);
      expect(membership?.duty).toBeUndefined();
      expect(code(await ask(mover.person))).toBe('transferSame');
    });

    it('end with a reason, or are taken back by whoever asked', async () => {
      const mover = await told.member(branch);
      const asked = made(await ask(secretary.person, { personId: mover.id }));
      expect(code(await takes(mover.person, asked.id, 'withdraw'))).toBe('notYours');
      expect(code(await takes(secretary.person, asked.id, 'refuse'))).toBe('badInput');
      made(await takes(secretary.person, asked.id, 'withdraw'));
      expect(code(await ask(stranger.person, { personId: mover.id }))).toBe('notYours');
      const again = made(await ask(mover.person));
      made(await takes(secretary.person, again.id, 'release'));
      const turned = made(await takes(stranger.person, again.id, 'turnAway', { words: '材料不全' }));
      expect(turned).toMatchObject({ state: 'refused', actions: [] });
      expect((await mine(mover)).membership?.org.id).toBe(branch);
    });

    it('move nobody who is no longer where they start from', async () => {
      const mover = await told.member(branch);
      const asked = made(await ask(mover.person));
      made(await takes(secretary.person, asked.id, 'release'));
      await told.database.unitOfWork((uow) =>
        uow.run('UPDATE party_member SET orgUnitId = ? WHERE personId = ?', [generalBranch, mover.id]),
      );
      expect(code(await takes(stranger.person, asked.id, 'accept'))).toBe('stepRefused');
      expect((await mine(mover)).membership?.org.id).toBe(generalBranch);
      expect(made(await takes(mover.person, asked.id, 'withdraw')).state).toBe('withdrawn');
    });

    it('are asked once by two taps at the same time', async () => {
      const mover = await told.member(branch);
      const answers = await Promise.all([ask(mover.person), ask(mover.person), ask(mover.person)]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    });
  });

  describe('the page of a branch', () => {
    let share = 0;
    beforeAll(async () => {
      const plan = { orgUnitId: branch, kind: 'assembly', title: '党员大会', place: '社区活动室' };
      const startsAt = told.clock.now() - HOUR;
      const { id, called } = made(
        await secretary.person.post<MeetingView>('/party/meetings', { ...plan, startsAt }),
      );
      const presentIds = [secretary.id, chen.id];
      made(await secretary.person.post(`/party/meetings/${id}/steps/hold`, { form: { presentIds } }));
      share = Math.round((presentIds.length / called) * 100);
    });

    const page = (who: Person, id = branch): Promise<Answered<BranchView>> =>
      who.get<BranchView>(`/party/orgs/${id}`);

    it('tells what it is and did, up and down the line', async () => {
      const before = made(await page(chen.person));
      expect(before.above.map(({ rankLabel }) => rankLabel)).toEqual(['党（工）委', '党（工）委', '党总支']);
      expect(before).toMatchObject({ rankLabel: '党支部', mayCall: [], maySpeak: false, seesMembers: true });
      expect(before.committee[0]?.dutyLabel).toBe('书记');
      expect(before.figures).toMatchObject({ meetingsHeld: 1, attendance: share });
      const assembly = before.duties.find(({ kind }) => kind === 'assembly');
      expect(assembly?.periods.filter(({ state }) => state === 'met')).toHaveLength(1);
      const own = made(await page(secretary.person));
      expect(own.mayCall.map(({ kind }) => kind)).toEqual(['assembly', 'committee', 'lecture', 'themeDay']);
      const above = made(await page(chief, generalBranch));
      expect(above.below.find(({ id }) => id === branch)?.members).toBe(before.figures.members);
      expect(above.figures.meetingsHeld).toBeGreaterThanOrEqual(1);
    });

    it('counts the hours and wishes its members served, their points, and its registrations', async () => {
      const { hours, wishes, points, registrations } = made(await page(chen.person)).figures;
      await told.database.unitOfWork(async (uow) => {
        const activityId = await uow.insert('volunteer_activity', {
          ...{
            state: 'finished',
            communityId: community,
            plannedById: 0,
            title: '护河',
            words: '',
            kind: 'care',
          },
          ...{ skills: '[]', capacity: 1, waitlist: 0, points: 0, audience: 'everyone', seq: 0, head: '' },
          ...{ startsAt: uow.now, endsAt: uow.now, claimUntil: uow.now, enteredAt: uow.now },
          ...{ lng: 122, lat: 41, address: '', fence: 200 },
        });
        const served = { activityId, personId: chen.id, state: 'served', claimedAt: uow.now, minutes: 90 };
        await uow.insert('volunteer_claim', { ...served, enteredAt: uow.now, seq: 0, head: '' });
        const wish = {
          state: 'served',
          ordererId: stranger.id,
          communityId: community,
          kind: 'care',
          activityId,
        };
        const when = { wantedFrom: uow.now, wantedTo: uow.now, orderedAt: uow.now, enteredAt: uow.now };
        await uow.insert('volunteer_order', {
          ...{ ...wish, ...when, words: '', address: '', forNeighbour: 0, seq: 0, head: '' },
        });
        const month = townTime(uow.now).slice(0, 7).replace('-', '');
        await uow.insert('points_tally', { personId: chen.id, month, communityId: community, earned: 25 });
      });
      const asked = made(
        await secretary.person.post<RegistrationView>('/party/registrations', {
          ...{ communityId: community, orgUnitId: branch, words: '支部报到' },
        }),
      );
      made(await chief.post(`/party/registrations/${asked.id}/confirm`));
      expect(made(await page(chen.person)).figures).toMatchObject({
        ...{ hours: hours + 1.5, wishes: wishes + 1 },
        ...{ points: points + 25, registrations: registrations + 1 },
      });
      const listed = made(await chen.person.get<{ rows: RegistrationView[] }>('/party/registrations')).rows;
      expect(listed.find(({ id }) => id === asked.id)?.actions).toEqual([]);
    });

    it('is closed to other branches; members look up, not across', async () => {
      expect((await page(stranger.person)).status).toBe(404);
      expect((await page(chen.person, other)).status).toBe(404);
      expect((await page(chen.person, generalBranch)).status).toBe(200);
      expect((await chen.person.get(`/party/orgs/${generalBranch}/members`)).status).toBe(404);
      expect((await page(await told.around.resident())).status).toBe(404);
      const { rows } = made(await chen.person.get<{ rows: BranchMember[] }>(`/party/orgs/${branch}/members`));
      expect(rows.find(({ personId }) => personId === secretary.id)).toMatchObject({ dutyLabel: '书记' });
    });

    it('says who has which duty, in the words of its own secretary or the one above', async () => {
      const put = (who: Person, personId: number, duty: string | null, id = branch) =>
        told.around.put<BranchMember>(who, `/party/orgs/${id}/duties/${personId}`, { duty });
      expect(code(await put(chen.person, chen.id, 'secretary'))).toBe('notYours');
      expect((await put(stranger.person, chen.id, 'deputy')).status).toBe(404);
      expect(code(await put(secretary.person, stranger.id, 'deputy'))).toBe('memberElsewhere');
      expect(made(await put(secretary.person, chen.id, 'publicity'))).toMatchObject({
        dutyLabel: '宣传委员',
      });
      expect(made(await put(chief, chen.id, null)).duty).toBeUndefined();
    });
  });

  it('keeps what it knows of somebody for them to copy, and forgets their words when they go', async () => {
    const holdings = await town().container.getAsync(PersonalHoldings);
    const leaver = await told.member(branch);
    const asked = made(
      await leaver.person.post<MembershipTransferView>('/party/transfers', {
        toId: other,
        words: '不该留下的话',
      }),
    );
    expect(await holdings.unfinished(leaver.id)).toContain('组织关系转接');
    made(await leaver.person.post(`/party/transfers/${asked.id}/steps/withdraw`));
    const titles = (await holdings.copy(leaver.id)).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['我的党组织', '我的组织关系转接', '我的双联系']));
    await told.database.unitOfWork((uow) => holdings.erase(uow, leaver.id));
    const left = await told.database.read('SELECT words FROM party_event WHERE words = ?', ['不该留下的话']);
    expect(left).toEqual([]);
    expect(await told.database.read('SELECT id FROM party_member WHERE personId = ?', [leaver.id])).toEqual(
      [],
    );
  });
};
