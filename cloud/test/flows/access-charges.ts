import { randomUUID } from 'node:crypto';
import type { CaseRow } from '../../contract/case/case.api';
import type { CaseAccessView } from '../../contract/case/case.sight';
import type { Post } from '../../contract/identity/identity.api';
import type { Page } from '../../contract/route';
import type { DelegationView, StaffView } from '../../contract/staff/staff.api';
import type { UnitDetail } from '../../contract/staff/unit.api';
import { Directory } from '../../src/org/directory';
import { administrator, lookups } from '../administrator';
import type { Person, Story } from '../build';
import { holderOf } from '../powers/strangers';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SOON = 700;

interface Leader {
  readonly id: number;
  readonly person: Person;
  readonly postingId: number;
}

/** 分管 comes with a leader's post and goes with it; whoever stands in for the leader has it meanwhile. */
export const accessCharges: Story = (town) => {
  let security: Person, system: Person, directory: Directory;
  let no: string, lighting: number, department: number;
  const mark = `分管的灯${randomUUID().slice(0, 8)}`;

  beforeAll(async () => {
    security = (await administrator(town(), 'securityAdmin')).person;
    system = (await administrator(town(), 'systemAdmin')).person;
    directory = await town().container.getAsync(Directory);
    lighting = (await lookups(system).unitNamed('路灯管理所', 'publicUnit')).id;
    department = directory.byKind('department').find(({ id }) => !directory.isUnder(lighting, id))?.id ?? 0;
    const li = await town().resident('li-guilan');
    no = await li.reports(`${mark}，路灯不亮`);
    await (await town().staff('wang')).does(no, 'file');
    await (await town().staff('zhang')).does(no, 'dispatch', { unitId: lighting });
  });

  const somebody = async (post: Post, unitId: number): Promise<{ id: number; person: Person }> => {
    const made = await holderOf(post, unitId, town());
    await directory.reload();
    return made;
  };
  const shown = async (id: number): Promise<StaffView> =>
    (await security.get<StaffView>(`/staff/${id}`)).body;
  const charge = (id: number, unitIds: number[]) =>
    town()
      .request.put(`/api/staff/${id}/charges`)
      .set('Authorization', `Bearer ${security.token}`)
      .send({ unitIds })
      .expect(200);
  const leader = async (): Promise<Leader> => {
    const made = await somebody('leader', department);
    await charge(made.id, [lighting]);
    return { ...made, postingId: (await shown(made.id)).postings[0]?.id ?? 0 };
  };
  const why = async (id: number): Promise<CaseAccessView> =>
    (await security.get<CaseAccessView>(`/cases/${no}/access/${id}`)).body;
  const lists = async (person: Person, query: string): Promise<boolean> => {
    const { body } = await person.get<Page<CaseRow>>(`/cases?scope=desk${query}`);
    return (body.rows ?? []).some((row) => row.no === no);
  };
  /** By the case's number, in the list, by a search for its words, by the unit it is with. */
  const reaches = async (person: Person): Promise<boolean[]> => [
    (await person.get(`/cases/${no}`)).status === 200,
    await lists(person, ''),
    await lists(person, `&words=${encodeURIComponent(mark)}`),
    await lists(person, `&unitId=${lighting}`),
  ];
  const EVERY_WAY = [true, true, true, true];
  const NO_WAY = [false, false, false, false];
  const leads = async (id: number): Promise<boolean> =>
    (await security.get<UnitDetail>(`/org/units/${lighting}`)).body.leaders.some((each) => each.id === id);

  const ENDINGS: Record<string, (leader: Leader) => Promise<unknown>> = {
    'its term is over': async ({ postingId }) => {
      await town()
        .request.put(`/api/postings/${postingId}`)
        .set('Authorization', `Bearer ${security.token}`)
        .send({ endsAt: Date.now() + SOON })
        .expect(200);
      await new Promise((resolve) => setTimeout(resolve, SOON + 50));
    },
    'it is taken back': ({ postingId }) => security.post(`/postings/${postingId}/end`, { anyway: true }),
    'they move on to other work': ({ id, postingId }) => {
      const take = [{ post: 'handler', unitId: department }];
      return security.post(`/staff/${id}/transfer`, {
        ...{ leave: [postingId], take, words: '轮岗', anyway: true },
      });
    },
    'they are shut out': ({ id }) => system.post(`/staff/${id}/disable`, { words: '离职', anyway: true }),
  };

  it.each(Object.keys(ENDINGS))('ends with the leader’s post when %s', async (ending) => {
    const { id, person, postingId } = await leader();
    expect(await reaches(person)).toEqual(EVERY_WAY);
    expect([(await why(id)).sees, await leads(id)]).toEqual([true, true]);
    await ENDINGS[ending]?.({ id, person, postingId });
    expect(await reaches(person)).toEqual(NO_WAY);
    expect(await why(id)).toMatchObject({ sees: false, actions: [] });
    expect([await leads(id), (await shown(id)).charges]).toEqual([false, []]);
  });

  it('does not come back with the next leader’s post, nor after a transfer from one to another', async () => {
    const former = await leader();
    const take = [{ post: 'leader', unitId: directory.byKind('department').at(-1)?.id }];
    const moved = await security.post<StaffView>(`/staff/${former.id}/transfer`, {
      ...{ leave: [former.postingId], take, words: '交流任职', anyway: true },
    });
    expect(moved.body.posts).toMatchObject([{ label: '领导' }]);
    expect([await reaches(former.person), moved.body.charges]).toEqual([NO_WAY, []]);
    const second = await leader();
    await security.post(`/postings/${second.postingId}/end`, { anyway: true });
    await security.post(`/staff/${second.id}/posts`, { post: 'leader', unitId: department });
    expect([await reaches(second.person), (await shown(second.id)).charges]).toEqual([NO_WAY, []]);
    await charge(second.id, [lighting]);
    expect(await reaches(second.person)).toEqual(EVERY_WAY);
  });

  it('passes to whoever stands in, from the first day to the last, and not as their own', async () => {
    const [away, standIn] = [await leader(), await somebody('handler', department)];
    const delegate = (startsAt: number, endsAt: number) =>
      security.post<DelegationView>('/delegations', {
        ...{ fromId: away.id, toId: standIn.id, words: '外出培训', startsAt, endsAt },
      });
    const coming = await delegate(Date.now() + DAY, Date.now() + 2 * DAY);
    expect(await reaches(standIn.person)).toEqual(NO_WAY);
    await security.post(`/delegations/${coming.body.id}/end`);
    const running = await delegate(Date.now() - HOUR, Date.now() + DAY);
    expect(await reaches(standIn.person)).toEqual(EVERY_WAY);
    const answer = await why(standIn.id);
    expect(answer.sights.filter(({ holds }) => holds).map(({ sight }) => sight)).toEqual(['inCharge']);
    expect(answer.posts).toContainEqual(expect.stringMatching(/领导（代理旁人）$/));
    expect([(await shown(standIn.id)).charges, await leads(standIn.id)]).toEqual([[], false]);
    await security.post(`/delegations/${running.body.id}/end`);
    expect(await reaches(standIn.person)).toEqual(NO_WAY);
    expect(await reaches(away.person)).toEqual(EVERY_WAY);
  });

  it('lets the stand-in supervise as the leader could, and the trail says for whom', async () => {
    const chief = await somebody('leader', directory.district.id);
    const standIn = await somebody('handler', department);
    await security.post('/delegations', {
      ...{
        fromId: chief.id,
        toId: standIn.id,
        words: '出国',
        startsAt: Date.now(),
        endsAt: Date.now() + DAY,
      },
    });
    const { events } = await standIn.person.does(no, 'supervise', { words: '请抓紧办理' });
    expect(events.at(-1)).toMatchObject({ action: 'supervise', byName: '旁人（代理旁人）' });
  });

  it('is no leader’s for the asking: only the security administrator gives it, and not to who leads nothing', async () => {
    const { id, person } = await somebody('handler', department);
    const put = (who: Person) =>
      town()
        .request.put(`/api/staff/${id}/charges`)
        .set('Authorization', `Bearer ${who.token}`)
        .send({ unitIds: [lighting] });
    for (const who of [person, system]) expect((await put(who)).status).toBe(403);
    expect((await put(security)).body.error.code).toBe('chargeNeedsLeader');
    expect(await reaches(person)).toEqual(NO_WAY);
  });
};
