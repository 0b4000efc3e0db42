import type { CaseView } from '../../contract/case/case.api';
import type { ErrorBody } from '../../contract/errors';
import type { DelegationView, StaffView, TransferPreview } from '../../contract/staff/staff.api';
import { Deliveries } from '../../src/kernel/delivery';
import { Directory } from '../../src/org/directory';
import { administrator, lookups, type Lookups } from '../administrator';
import type { Person, Story } from '../build';
import { holderOf } from '../powers/strangers';

const DAY = 86_400_000;

/** Who stands in while someone is away, and where the work goes when they leave for good. */
export const handingOver: Story = (town) => {
  let system: Person, security: Person, auditor: Person, liang: Person, li: Person;
  let personOf: Lookups['personOf'], unitNamed: Lookups['unitNamed'];

  beforeAll(async () => {
    system = (await administrator(town(), 'systemAdmin')).person;
    security = (await administrator(town(), 'securityAdmin')).person;
    auditor = (await administrator(town(), 'auditAdmin')).person;
    ({ personOf, unitNamed } = lookups(auditor));
    liang = await town().staff('liang');
    li = await town().resident('li-guilan');
  });
  const code = ({ body }: { body: Partial<ErrorBody> }): string | undefined => body.error?.code;

  const dispatched = async (): Promise<string> => {
    const no = await li.reports('路灯不亮，影响出行');
    await (await town().staff('wang')).does(no, 'file');
    await (
      await town().staff('zhang')
    ).does(no, 'dispatch', { unitId: (await unitNamed('路灯管理所', 'publicUnit')).id });
    return no;
  };
  const soon = () => ({ startsAt: Date.now() - 1000, endsAt: Date.now() + 5 * DAY });

  it('gives the powers of whoever is away, and says so in the trail', async () => {
    const [from, to] = [await personOf('liang'), await personOf('handler990101905')];
    const standIn = await town().staff('handler990101905');
    const no = await dispatched();
    expect((await standIn.get(`/cases/${no}`)).status).toBe(404);
    const sent = { fromId: from.id, toId: to.id, words: '休年假', ...soon() };
    for (const who of [system, auditor, liang, await town().staff('leader990101905')])
      expect((await who.post('/delegations', sent)).status).toBe(403);
    const made = await security.post<DelegationView>('/delegations', sent);
    expect(made.body).toMatchObject({ state: 'running', from: { name: '梁志强' } });
    expect(code(await security.post('/delegations', sent))).toBe('delegationTwice');
    expect(code(await security.post('/delegations', { ...sent, endsAt: sent.startsAt }))).toBe(
      'termBackwards',
    );
    expect(code(await security.post('/delegations', { ...sent, toId: from.id }))).toBe('notYourself');
    await standIn.does(no, 'accept');
    const event = (await (await town().staff('zhang')).sees(no)).events.at(-1);
    expect(event?.byName).toBe(`${to.name}（代理梁志强）`);
    expect((await security.post<DelegationView>(`/delegations/${made.body.id}/end`)).body.state).toBe('over');
    expect((await standIn.takes(no, 'answer', { words: '已修好', ending: 'solved' })).status).toBe(403);
  });

  it('lets a leader say who stands in among their own, and an administrator’s post never', async () => {
    const leader = await town().staff('leader990101906');
    const [from, to] = [await personOf('liang'), await personOf('handler990101906-2')];
    const sent = { fromId: from.id, toId: to.id, words: '外出培训', ...soon() };
    const made = await leader.post<DelegationView>('/delegations', sent);
    expect(made.status).toBe(200);
    expect((await leader.post<DelegationView>(`/delegations/${made.body.id}/end`)).body.state).toBe('over');
    const auditAdmin = { fromId: (await personOf('ma.yong')).id, toId: to.id, words: '外出', ...soon() };
    expect(code(await security.post('/delegations', auditAdmin))).toBe('delegationEmpty');
  });

  it('previews a transfer, asks for a successor, and passes the open work on in the trail', async () => {
    const no = await dispatched();
    await liang.does(no, 'accept');
    const { id } = await personOf('liang');
    const colleague = await personOf('handler990101906-2');
    const posting = (await security.get<StaffView>(`/staff/${id}`)).body.postings.find(
      ({ post }) => post === 'handler',
    );
    const sanitation = await unitNamed('环卫中心', 'publicUnit');
    const plan = { leave: [posting?.id], take: [{ post: 'handler', unitId: sanitation.id }] };
    const preview = (await security.post<TransferPreview>(`/staff/${id}/transfer-plan`, plan)).body;
    expect(preview.openWork).toMatchObject([{ unit: { name: '路灯管理所' } }]);
    expect(preview.successors.map((each) => each.id)).toEqual([colleague.id]);
    expect(preview.refused).toContain('请指定接办人');
    const go = (more: Record<string, unknown>) =>
      security.post<StaffView>(`/staff/${id}/transfer`, { ...plan, words: '轮岗', ...more });
    expect(code(await go({}))).toBe('successorNeeded');
    expect(code(await go({ leave: [], take: [] }))).toBe('badInput');
    const { body: resident } = await li.get<{ id: number }>('/me');
    const move = (part: object) =>
      security.post(`/staff/${resident.id}/transfer`, { ...plan, ...part, words: '轮岗' });
    expect([code(await move({ leave: [] })), code(await move({ take: [] }))]).toEqual([
      'personUnknown',
      'notFound',
    ]);
    expect(code(await go({ successorId: (await personOf('zhang')).id }))).toBe('successorUnfit');
    expect((await system.post(`/staff/${id}/transfer`, { ...plan, words: '轮岗' })).status).toBe(403);
    const moved = await go({ successorId: colleague.id });
    expect(moved.body.posts).toMatchObject([{ label: '处置人', unitName: '环卫中心' }]);
    await (await town().container.getAsync(Deliveries)).runDue();
    const seen: CaseView = await (await town().staff('handler990101906-2')).sees(no);
    expect(seen.events.at(-1)).toMatchObject({
      action: 'note',
      byName: colleague.name,
      words: expect.stringContaining('原由梁志强经办'),
    });
    await (
      await town().staff('handler990101906-2')
    ).does(no, 'answer', {
      words: '已修好',
      ending: 'solved',
      files: [await (await town().staff('handler990101906-2')).photo()],
    });
    // The other stories of this town still need him where he was.
    const back = moved.body.postings.find(({ state }) => state === 'held');
    const lighting = await unitNamed('路灯管理所', 'publicUnit');
    const home = { leave: [back?.id], take: [{ post: 'handler', unitId: lighting.id }], words: '回原岗位' };
    expect((await security.post(`/staff/${id}/transfer`, home)).status).toBe(200);
  });

  it('warns before the last holder of a post leaves a unit where cases wait', async () => {
    const no = await li.reports('路灯不亮');
    const sun = await personOf('sun');
    const posting = (await security.get<StaffView>(`/staff/${sun.id}`)).body.postings[0];
    const refused = await security.post(`/postings/${posting?.id}/end`);
    expect(refused.body.error).toMatchObject({
      code: 'postVacant',
      message: expect.stringContaining('最后一位网格员'),
    });
    expect((await security.post(`/postings/${posting?.id}/end`, { anyway: true })).status).toBe(200);
    const { grid } = await (await town().staff('wang')).sees(no);
    expect(
      (await security.post(`/staff/${sun.id}/posts`, { post: 'gridWorker', unitId: grid?.id })).status,
    ).toBe(200);
  });

  describe('somebody who is to be shut out', () => {
    let no: string;
    let leaver: { id: number; person: Person };

    beforeAll(async () => {
      const { id: unitId } = await unitNamed('路灯管理所', 'publicUnit');
      leaver = await holderOf('handler', unitId, town());
      await (await town().container.getAsync(Directory)).reload();
      no = await dispatched();
      await leaver.person.does(no, 'accept');
    });
    const disable = (id: number, more: object = {}) =>
      system.post<StaffView>(`/staff/${id}/disable`, { words: '离职', ...more });

    it('is warned of with the cases in their hands, and stays until it is said again', async () => {
      const refused = await disable(leaver.id);
      expect([refused.status, code(refused)]).toEqual([409, 'workInHands']);
      expect(refused.body.error?.message).toMatch(/手上还有 1 件案件没有办结；.*办理调动/);
      expect((await leaver.person.get(`/cases/${no}`)).status).toBe(200);
      const posting = (await security.get<StaffView>(`/staff/${leaver.id}`)).body.postings[0];
      expect(code(await security.post(`/postings/${posting?.id}/end`))).toBe('workInHands');
      expect((await disable(leaver.id, { anyway: true })).body.disabled).toBe(true);
      expect((await leaver.person.get(`/cases/${no}`)).status).toBe(401);
    });

    it('is let go without a word once the work has passed to somebody else', async () => {
      await system.post(`/staff/${leaver.id}/enable`);
      const { postings } = (await security.get<StaffView>(`/staff/${leaver.id}`)).body;
      const sent = { leave: [postings[0]?.id], take: [], successorId: (await personOf('liang')).id };
      const moved = await security.post(`/staff/${leaver.id}/transfer`, { ...sent, words: '离职' });
      expect(moved.status).toBe(200);
      expect((await disable(leaver.id)).body.disabled).toBe(true);
    });

    it('is warned of as the last of a post where cases wait, as when the post is taken back', async () => {
      await li.reports('路灯不亮');
      const { id } = await personOf('sun');
      const refused = await disable(id);
      expect([code(refused), refused.body.error?.message]).toEqual([
        'postVacant',
        expect.stringContaining('最后一位网格员'),
      ]);
      const sun = await town().staff('sun');
      expect((await disable(id, { anyway: true })).body.disabled).toBe(true);
      expect(code(await sun.get('/me'))).toBe('sessionEnded');
      await system.post(`/staff/${id}/enable`);
    });
  });
};
