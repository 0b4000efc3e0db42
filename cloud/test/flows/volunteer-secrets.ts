import type { PlainPerson } from '../../contract/identity/rights.api';
import type { ActivityView, OrderView } from '../../contract/volunteer/volunteer.api';
import { Database } from '../../src/kernel/database';
import { brokenLink } from '../../src/kernel/trail';
import { Directory } from '../../src/org/directory';
import { VOLUNTEER_SEALED, VolunteerHolding } from '../../src/volunteer/volunteer.holding';
import { trailName, VolunteerTrail } from '../../src/volunteer/volunteer.trail';
import { columnsWith } from '../at-rest';
import type { Person, Story } from '../build';
import { holderOf } from '../powers/strangers';
import { code, HOUR, made, says, Volunteering } from '../volunteering';

/** An order says who somebody is, where they live and how they are: who reads which of it, and that the rest is sealed. */
export const volunteerSecrets: Story = (town) => {
  let at: Volunteering;
  let desk: Person, li: Person;

  beforeAll(async () => {
    at = await Volunteering.in(town());
    desk = await at.desk();
    li = await town().resident('li-guilan');
  });
  afterEach(() => at.home());

  const order = async (who: Person, id: number): Promise<OrderView> =>
    made(await who.get<OrderView>(`/volunteer/orders/${id}`));
  const activity = async (who: Person, id: number): Promise<ActivityView> =>
    made(await who.get<ActivityView>(`/volunteer/activities/${id}`));

  it('shows the desk a mask and, for a reason, who it is; onlooking leaders no door; whoever comes all of it, noted', async () => {
    const database = await town().container.getAsync(Database);
    const directory = await town().container.getAsync(Directory);
    const [home, neighbour] = ['槐花胡同 8 号楼 301', { name: '钱秀兰', phone: '13912345678' }];
    const { id } = await at.orders(li, { address: home, neighbour, words: '想理发，打13912345678找她' });
    const { id: own } = await at.orders(li);
    const noted = async (orderId: number): Promise<string[]> => {
      const sql =
        'SELECT detail FROM audit_waiting WHERE subject = ? UNION ALL SELECT detail FROM audit_log WHERE subject = ?';
      const rows = await database.read<{ detail: string }>(sql, [`order:${orderId}`, `order:${orderId}`]);
      return rows.map(({ detail }) => (JSON.parse(detail) as { reason: string }).reason);
    };
    const unmask = (who: Person, orderId: number, reason = '电话确认上门时间') =>
      who.post<PlainPerson>(`/volunteer/orders/${orderId}/contact/unmask`, { reason });

    const masked = { contact: { name: '钱*', phone: '139****5678' } };
    expect(await order(desk, id)).toMatchObject({ ...masked, mayUnmask: true, address: home });
    const street = directory.ancestor(at.communityId, 'street');
    const { person: leader } = await holderOf('leader', street?.id ?? 0, town());
    await directory.reload();
    const seen = await order(leader, id);
    expect(seen).toMatchObject({ ...masked, address: '槐花胡同', words: '想理发，打139****找她' });
    expect([seen.place, seen.mayUnmask]).toEqual([undefined, undefined]);
    expect(JSON.stringify(seen)).not.toMatch(/13912345678|8 号楼/);
    expect(await noted(id)).toEqual([]);

    expect(made(await unmask(desk, id))).toEqual(neighbour);
    expect(made(await unmask(desk, own))).toEqual((await order(li, own)).contact);
    expect(says(await unmask(desk, id, '看看'))).toContain('请至少填写 4 个字');
    expect(code(await unmask(leader, id))).toBe('notYours');
    expect(code(await unmask(await town().staff('liang'), id))).toBe('notFound');
    expect([await noted(id), await noted(own)]).toEqual([['电话确认上门时间'], ['电话确认上门时间']]);

    const planned = await at.published(desk, at.plan(60), [id]);
    const volunteer = await at.volunteer();
    made(await at.claims(volunteer, planned.id));
    const [brief] = (await activity(volunteer, planned.id)).orders;
    expect([brief?.address, (await noted(id)).length]).toEqual(['槐花胡同', 1]);
    for (let time = 0; time < 3; time++)
      expect(await order(volunteer, id)).toMatchObject({ contact: neighbour, address: home });
    expect((await noted(id)).sort()).toEqual(['已认领活动，上门服务', '电话确认上门时间']);
    at.later(25 * HOUR);
    made(await volunteer.get(`/volunteer/orders/${id}`));
    expect((await noted(id)).length).toBe(3);
  });

  it('seals words that stood in clear before, and the trail still holds', async () => {
    const { id } = await at.orders(li, { words: '刚做过手术，想请人代买菜' });
    const { container } = town();
    const [trail, database] = [await container.getAsync(VolunteerTrail), await container.getAsync(Database)];
    const [said] = await trail.events('order', id);
    await database.unitOfWork(async (uow) => {
      await uow.run('DELETE FROM fact WHERE name = ?', [VOLUNTEER_SEALED]);
      await uow.update('volunteer_order', id, { words: '刚做过手术，想请人代买菜', wordsSealed: null });
      await uow.run(
        "UPDATE volunteer_event SET closed = ?, closedSealed = NULL WHERE subject = 'order' AND subjectId = ?",
        [said?.closed ?? '', id],
      );
    });
    const clear = () => columnsWith(database, ['刚做过手术']);
    expect(await clear()).toEqual(['volunteer_event.closed', 'volunteer_order.words']);
    await (await container.getAsync(VolunteerHolding)).sealOlder();
    expect(await clear()).toEqual([]);
    const view = await order(desk, id);
    expect([view.words, view.steps[0]?.words]).toEqual([
      '刚做过手术，想请人代买菜',
      '刚做过手术，想请人代买菜',
    ]);
    expect(
      brokenLink(trailName('order', id), await trail.events('order', id), said?.hash ?? ''),
    ).toBeUndefined();
  });

  it('reads nothing in clear twice, seals nothing that an erasure emptied meanwhile, and is over once and for all', async () => {
    const { container } = town();
    const [holding, database] = [
      await container.getAsync(VolunteerHolding),
      await container.getAsync(Database),
    ];
    const { id: first } = await at.orders(li);
    const { id: last } = await at.orders(li);
    const inClear = (id: number, words: string) =>
      database.unitOfWork((uow) => uow.update('volunteer_order', id, { words, wordsSealed: null }));
    const row = async (id: number) =>
      database.readOne('SELECT words, wordsSealed FROM volunteer_order WHERE id = ?', [id]);
    await database.unitOfWork((uow) => uow.run('DELETE FROM fact WHERE name = ?', [VOLUNTEER_SEALED]));
    await inClear(first, '想请人代买菜');
    await inClear(last, '想请人读报');
    // Between reading and writing the second is erased.
    const unitOfWork = database.unitOfWork.bind(database);
    const meanwhile = jest.spyOn(database, 'unitOfWork').mockImplementationOnce(async (work) => {
      await unitOfWork((uow) => uow.update('volunteer_order', last, { words: '' }));
      return unitOfWork(work);
    });
    await holding.sealOlder();
    meanwhile.mockRestore();
    expect(await row(last)).toEqual({ words: '', wordsSealed: null });
    expect(await row(first)).toMatchObject({ words: '' });
    expect((await order(li, first)).words).toBe('想请人代买菜');
    // Once it is over it is not looked for at the next start: only the fact says so.
    await inClear(first, '想请人代买菜');
    await holding.sealOlder();
    expect(await row(first)).toMatchObject({ words: '想请人代买菜' });
    await database.unitOfWork((uow) => uow.run('DELETE FROM fact WHERE name = ?', [VOLUNTEER_SEALED]));
    await holding.sealOlder();
    expect(await row(first)).toMatchObject({ words: '' });
  });
};
