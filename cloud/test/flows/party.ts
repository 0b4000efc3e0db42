import type { ContactRow, ContactView, MeetingRow, MeetingView } from '../../contract/party/party-life.api';
import { townTime } from '../../src/kernel/town-time';
import type { Person, Story } from '../build';
import { actions, PartyBranches, type Member } from '../party-branches';
import { code, DAY, HOUR, made } from '../volunteering';

type Body = Record<string, unknown>;

/** 组织生活: meetings with attendance, and contact pairs; whose they are not, finds none of it. */
export const party: Story = (town) => {
  let told: PartyBranches;
  let community: number, branch: number, other: number, generalBranch: number;
  let secretary: Member, chen: Member, zhao: Member, stranger: Member, chief: Person;

  beforeAll(async () => {
    told = await PartyBranches.in(town());
    ({ community, branch, other, generalBranch, secretary, chen, zhao, stranger, chief } = told);
  });

  describe('meetings', () => {
    const plan = (more: Body = {}): Body => ({
      ...{ orgUnitId: branch, kind: 'assembly', title: '十一月党员大会', place: '社区活动室' },
      startsAt: told.clock.now() + HOUR,
      ...more,
    });
    const called = async (more: Body = {}): Promise<MeetingView> =>
      made(await secretary.person.post<MeetingView>('/party/meetings', plan(more)));
    const takes = ({ person }: Member, id: number, action: string, form: Body = {}) =>
      person.post<MeetingView>(`/party/meetings/${id}/steps/${action}`, { form });
    const does = async (who: Member, id: number, action: string, form: Body = {}): Promise<MeetingView> =>
      made(await takes(who, id, action, form));

    it('are called by the secretary, answered by those called, called over and recorded', async () => {
      const meeting = await called();
      expect(meeting).toMatchObject({ stateLabel: '待召开', kindLabel: '党员大会', called: 3 });
      expect((await told.inbox(chen))[0]).toBe('党员大会通知：十一月党员大会');
      expect(await does(chen, meeting.id, 'join')).toMatchObject({ mine: { state: 'coming' } });
      expect(code(await takes(chen, meeting.id, 'join'))).toBe('stepRefused');
      expect(code(await takes(zhao, meeting.id, 'excuse'))).toBe('badInput');
      await does(zhao, meeting.id, 'excuse', { words: '老人住院，要陪护' });
      expect((await told.inbox(secretary))[0]).toBe('请假：十一月党员大会');
      const seen = made(await chen.person.get<MeetingView>(`/party/meetings/${meeting.id}`));
      expect(JSON.stringify(seen)).not.toContain('老人住院');
      expect(actions(seen)).toEqual(['excuse']);

      expect(code(await takes(secretary, meeting.id, 'hold', { presentIds: [chen.id] }))).toBe('stepRefused');
      await told.at(told.clock.now() + 2 * HOUR, async () => {
        expect(code(await takes(chen, meeting.id, 'hold', { presentIds: [chen.id] }))).toBe('notYours');
        expect(code(await takes(secretary, meeting.id, 'hold', { presentIds: [stranger.id] }))).toBe(
          'memberElsewhere',
        );
        const held = await does(secretary, meeting.id, 'hold', { presentIds: [secretary.id] });
        expect(held.people.map(({ state }) => state)).toEqual(['present', 'absent', 'excused']);
        const again = await does(secretary, meeting.id, 'callAgain', { presentIds: [secretary.id, chen.id] });
        expect(again).toMatchObject({ present: 2, people: [{}, { label: '到会' }, { label: '请假' }] });
        expect(code(await takes(secretary, meeting.id, 'record', { words: '短' }))).toBe('badInput');
        const minutes = '学习传达上级精神，讨论楼道清理安排，形成三项决议。';
        const photo = await secretary.person.photo();
        const recorded = await does(secretary, meeting.id, 'record', {
          words: minutes,
          files: [photo],
        });
        expect(recorded).toMatchObject({ state: 'recorded', minutes, files: [{ id: photo }] });
        expect(actions(recorded)).toEqual(['supplement']);
        expect(recorded.steps.at(-1)?.title).toBe('榆树里党支部 写了记录');
      });
    });

    it('are nobody’s but their organisation’s', async () => {
      const { id } = await called({ title: '组织生活会' });
      expect((await stranger.person.get(`/party/meetings/${id}`)).status).toBe(404);
      expect((await takes(stranger, id, 'cancel', { words: '不开了' })).status).toBe(404);
      expect((await stranger.person.get(`/party/meetings?orgUnitId=${branch}`)).status).toBe(404);
      expect(code(await stranger.person.post('/party/meetings', plan()))).toBe('notYours');
      expect(code(await chen.person.post('/party/meetings', plan()))).toBe('notYours');
      expect((await chief.get<MeetingView>(`/party/meetings/${id}`)).body.actions.length).toBeGreaterThan(0);
    });

    it('call whom their kind calls, and no organisation to what it does not hold', async () => {
      const committee = await called({ kind: 'committee', title: '研究发展党员' });
      expect(committee.people.map(({ personId }) => personId).sort()).toEqual([secretary.id, zhao.id].sort());
      expect(code(await secretary.person.post('/party/meetings', plan({ kind: 'group' })))).toBe(
        'meetingUnfit',
      );
      const outsider = plan({ personIds: [stranger.id] });
      expect(code(await secretary.person.post('/party/meetings', outsider))).toBe('memberElsewhere');
      const old = plan({ startsAt: told.clock.now() - 40 * DAY });
      expect(code(await secretary.person.post('/party/meetings', old))).toBe('meetingTimeUnfit');
      const some = await called({ kind: 'lecture', title: '微党课', personIds: [chen.id] });
      expect(some.called).toBe(1);
      expect((await takes(zhao, some.id, 'join')).status).toBe(404);
    });

    it('stand in the month’s calendar: one’s own, and the organisation’s', async () => {
      const startsAt = told.clock.now() + 40 * DAY;
      const { id } = await called({ title: '下个月的主题党日', kind: 'themeDay', startsAt });
      const month = townTime(startsAt).slice(0, 7);
      const listed = async (who: Person, query = ''): Promise<number[]> =>
        made(await who.get<{ rows: MeetingRow[] }>(`/party/meetings?month=${month}${query}`)).rows.map(
          (row) => row.id,
        );
      expect(await listed(chen.person)).toEqual([id]);
      expect(await listed(stranger.person)).toEqual([]);
      expect(await listed(chief, `&orgUnitId=${generalBranch}`)).toContain(id);
      expect((await chen.person.get('/party/meetings?month=2026-13')).status).toBe(400);
    });

    it('change and fall through in the sight of all who were called', async () => {
      const { id } = await called({ title: '改期的会' });
      const amended = { title: '改期的会', place: '二楼会议室', startsAt: told.clock.now() + 3 * DAY };
      expect(await does(secretary, id, 'amend', amended)).toMatchObject({ place: '二楼会议室' });
      await does(secretary, id, 'cancel', { words: '场地停电' });
      expect((await told.inbox(chen)).slice(0, 2)).toEqual(['取消会议：改期的会', '改了安排：改期的会']);
      expect(code(await takes(chen, id, 'join'))).toBe('stepRefused');
    });

    it('are called once by a call sent twice', async () => {
      const key = 'the-same-meeting-twice';
      const sent = plan({ title: '只通知一次' });
      const [one, two] = [
        await secretary.person.post<MeetingView>('/party/meetings', sent, key),
        await secretary.person.post<MeetingView>('/party/meetings', sent, key),
      ];
      expect(made(two).id).toBe(made(one).id);
    });
  });

  describe('contact pairs', () => {
    const propose = (who: Person, more: Body = {}) =>
      who.post<ContactView>('/party/contacts', {
        ...{ from: 'party', targetId: community, words: '愿每月走访一次', households: '3 号楼 2 单元' },
        ...more,
      });
    const takes = (who: Person, id: number, action: string, form: Body = {}) =>
      who.post<ContactView>(`/party/contacts/${id}/steps/${action}`, { form });

    it('are proposed by a member, confirmed by the community, and live by visits', async () => {
      const pair = made(await propose(chen.person));
      expect(pair).toMatchObject({ stateLabel: '待对方确认', org: { id: branch }, visits: 0 });
      expect(actions(pair)).toEqual(['withdraw']);
      expect(code(await propose(chen.person))).toBe('contactTwice');
      expect(code(await takes(chen.person, pair.id, 'confirm'))).toBe('notYours');
      expect((await takes(stranger.person, pair.id, 'confirm')).status).toBe(404);
      expect(made(await takes(chief, pair.id, 'confirm')).state).toBe('confirmed');
      expect((await told.inbox(chen))[0]).toMatch(/^确认结对：/);

      const visit = {
        at: told.clock.now() - HOUR,
        words: '看望独居老人，换了灯泡',
        files: [await chen.person.photo()],
      };
      expect(code(await takes(chen.person, pair.id, 'log', { ...visit, at: told.clock.now() + DAY }))).toBe(
        'visitTimeUnfit',
      );
      const visited = made(await takes(chen.person, pair.id, 'log', visit));
      expect(visited).toMatchObject({ visits: 1, visitedAt: visit.at });
      expect(visited.steps.at(-1)).toMatchObject({ words: visit.words, happenedAt: visit.at });
      expect(visited.steps.at(-1)?.files).toHaveLength(1);
      expect(made(await takes(chief, pair.id, 'log', { words: '陪同走访' })).visits).toBe(2);
      expect(code(await takes(chen.person, pair.id, 'end'))).toBe('badInput');
      expect(made(await takes(chen.person, pair.id, 'end', { words: '任务完成' })).state).toBe('ended');
      expect(code(await takes(chen.person, pair.id, 'log', visit))).toBe('stepRefused');
    });

    it('count a visit once, however often it was sent', async () => {
      const { id } = made(await propose(chen.person, { households: '7 号楼' }));
      made(await takes(chief, id, 'confirm'));
      const path = `/party/contacts/${id}/steps/log`;
      const log = (words: string, key: string) =>
        chen.person.post<ContactView>(path, { form: { words } }, key);
      expect(made(await log('送去两袋米', 'one-visit-only')).visits).toBe(1);
      expect(made(await log('送去两袋米', 'one-visit-only')).visits).toBe(1);
      expect(code(await log('又去了一次', 'one-visit-only'))).toBe('keyReused');
      expect(made(await log('送去两袋米', 'the-next-visit')).visits).toBe(2);
    });

    it('are proposed by a community too, and then it is the organisation that confirms', async () => {
      const pair = made(await propose(chief, { from: 'community', orgUnitId: other, households: '' }));
      expect((await told.inbox(stranger))[0]).toMatch(/^双联系待确认/);
      expect(code(await takes(chief, pair.id, 'withdraw'))).toBe(undefined);
      const again = made(await propose(chief, { from: 'community', orgUnitId: other, households: '' }));
      expect(made(await takes(stranger.person, again.id, 'decline', { words: '人手不够' })).state).toBe(
        'declined',
      );
      expect(code(await propose(stranger.person, { from: 'community', orgUnitId: branch }))).toBe('notYours');
      expect(code(await propose(chen.person, { orgUnitId: other }))).toBe('notYours');
      expect(code(await propose(await told.around.resident()))).toBe('memberUnknown');
      expect(code(await propose(chen.person, { targetId: branch }))).toBe('unitUnknown');
    });

    it('are listed to both sides and to nobody else', async () => {
      const listed = async (who: Person): Promise<ContactRow[]> =>
        made(await who.get<{ rows: ContactRow[] }>('/party/contacts?size=100')).rows;
      const pair = made(await propose(zhao.person, { households: '5 号楼' }));
      const has = (rows: ContactRow[]): boolean => rows.some(({ id }) => id === pair.id);
      expect(has(await listed(zhao.person))).toBe(true);
      expect(has(await listed(chief))).toBe(true);
      expect(has(await listed(stranger.person))).toBe(false);
    });
  });
};
