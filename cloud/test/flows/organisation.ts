import { randomUUID } from 'node:crypto';
import type { ErrorBody } from '../../contract/errors';
import type { Page } from '../../contract/route';
import type { FirstPassword, StaffRow, StaffView } from '../../contract/staff/staff.api';
import type { FoundUnit, UnitDetail } from '../../contract/staff/unit.api';
import { Clock } from '../../src/kernel/clock';
import { Database } from '../../src/kernel/database';
import { Directory } from '../../src/org/directory';
import { administrator, lookups, type Lookups } from '../administrator';
import { Person, type Answered, type Story } from '../build';

const DAY = 86_400_000;

/** People, units and posts in the console: who may change what, and what every process knows of it. */
export const organisation: Story = (town) => {
  let system: Person, security: Person, auditor: Person, liang: Person, li: Person;
  let securityId: number;
  let personOf: Lookups['personOf'], unitNamed: Lookups['unitNamed'];

  beforeAll(async () => {
    system = (await administrator(town(), 'systemAdmin')).person;
    const guard = await administrator(town(), 'securityAdmin');
    [security, securityId] = [guard.person, guard.id];
    auditor = (await administrator(town(), 'auditAdmin')).person;
    ({ personOf, unitNamed } = lookups(auditor));
    liang = await town().staff('liang');
    li = await town().resident('li-guilan');
  });

  const put = async <T>(who: Person, path: string, body: object): Promise<Answered<T>> =>
    town().request.put(`/api${path}`).set('Authorization', `Bearer ${who.token}`).send(body);
  const code = ({ body }: { body: Partial<ErrorBody> }): string | undefined => body.error?.code;

  describe('the tree', () => {
    let street: FoundUnit, firm: UnitDetail;

    beforeAll(async () => void (street = await unitNamed('街道', 'street')));

    it('takes an enterprise below a street, with a code of its own', async () => {
      const { status, body } = await system.post<UnitDetail>('/org/units', {
        kind: 'enterprise',
        name: '晨光机械有限公司',
        parentId: street.id,
        duties: '机械加工',
      });
      expect([status, body.code.startsWith(street.code), body.duties]).toEqual([200, true, '机械加工']);
      expect(body.above.at(-1)?.id).toBe(street.id);
      firm = body;
      expect((await system.get<UnitDetail>(`/org/units/${street.id}`)).body.children).toBe(
        street.children + 1,
      );
    });

    it('refuses a parent of the wrong kind, a taken code, a circle, and a Party organisation of no rank', async () => {
      const add = (more: Record<string, unknown>) =>
        system.post('/org/units', { kind: 'enterprise', name: '某公司', parentId: street.id, ...more });
      expect(code(await add({ parentId: firm.id }))).toBe('unitWrongParent');
      expect(code(await add({ code: street.code }))).toBe('unitCodeTaken');
      expect(code(await add({ kind: 'partyOrg' }))).toBe('badInput');
      expect(code(await add({ kind: 'grid', rank: 'branch' }))).toBe('badInput');
      expect(code(await add({ parentId: 999_999 }))).toBe('unitUnknown');
      const branch = { kind: 'partyOrg', rank: 'branch', name: '晨光机械党支部', parentId: firm.id };
      const { body } = await system.post<UnitDetail>('/org/units', branch);
      const group = { kind: 'partyOrg', rank: 'group', name: '一车间党小组', parentId: body.id };
      const below = (await system.post<UnitDetail>('/org/units', group)).body;
      expect(code(await system.post(`/org/units/${body.id}/move`, { parentId: below.id }))).toBe(
        'unitCircle',
      );
      expect(code(await system.post(`/org/units/${body.id}/move`, { parentId: body.id }))).toBe('unitCircle');
    });

    it('moves a unit with everything below it', async () => {
      const other = await unitNamed('街道', 'street').then(async () => {
        const { body } = await auditor.get<{ rows: FoundUnit[] }>('/org/units-found?words=街道');
        return body.rows.filter(({ kind }) => kind === 'street')[1];
      });
      const moved = await system.post<UnitDetail>(`/org/units/${firm.id}/move`, { parentId: other?.id });
      expect(moved.body.above.at(-1)?.id).toBe(other?.id);
      const database = await town().container.getAsync(Database);
      const rows = await database.read<{ path: string; id: number }>(
        'SELECT id, path FROM unit WHERE path LIKE ?',
        [`%/${firm.id}/%`],
      );
      expect(rows).toHaveLength(3);
      expect(
        rows.every(({ path, id }) => path.includes(`/${other?.id}/${firm.id}/`) && path.endsWith(`${id}/`)),
      ).toBe(true);
    });

    it('does not retire what still has units below it; says how many; and the retired is offered nowhere', async () => {
      const refused = await system.post(`/org/units/${firm.id}/retire`);
      expect(refused.body.error).toMatchObject({
        code: 'unitNotEmpty',
        message: expect.stringContaining('1 个下级单位'),
      });
      const branch = await unitNamed('晨光机械党支部', 'partyOrg');
      const group = await unitNamed('一车间党小组', 'partyOrg');
      for (const { id } of [group, branch, firm])
        expect((await system.post<UnitDetail>(`/org/units/${id}/retire`)).body.retired).toBe(true);
      const { body } = await li.get<{ rows: { id: number }[] }>('/units?kinds=enterprise');
      expect(body.rows.map(({ id }) => id)).not.toContain(firm.id);
      expect(code(await system.post(`/org/units/${branch.id}/restore`))).toBe('unitRetired');
      expect((await system.post<UnitDetail>(`/org/units/${firm.id}/restore`)).body.retired).toBe(false);
    });

    it('neither moves nor retires ground on which a case is open', async () => {
      const no = await li.reports('路灯不亮');
      const { grid } = await (await town().staff('wang')).sees(no);
      const { body } = await auditor.get<{ rows: FoundUnit[] }>('/org/units-found?words=社区');
      const elsewhere = body.rows.filter(({ kind }) => kind === 'community').at(-1);
      const moved = await system.post(`/org/units/${grid?.id}/move`, { parentId: elsewhere?.id });
      expect(moved.body.error).toMatchObject({
        code: 'unitBusy',
        message: expect.stringMatching(/还有 \d+ 件案件/),
      });
      expect(code(await system.post(`/org/units/${grid?.id}/retire`))).toBe('unitBusy');
      const district = await unitNamed('演示区', 'district');
      expect(code(await system.post(`/org/units/${district.id}/retire`))).toBe('unitFixed');
    });

    it('is the system administrator’s alone to change', async () => {
      const unit = { kind: 'enterprise', name: '某公司', parentId: street.id };
      for (const who of [security, auditor, liang, li])
        expect([
          (await who.post('/org/units', unit)).status,
          (await who.post(`/org/units/${firm.id}/retire`)).status,
        ]).toEqual([403, 403]);
      expect((await li.get('/org/units')).status).toBe(403);
      expect((await liang.get('/org/units')).status).toBe(403);
      expect((await auditor.get('/org/units')).status).toBe(200);
    });

    it('is known to every other process a moment later', async () => {
      const database = await town().container.getAsync(Database);
      const other = Object.assign(new Directory(), {
        database,
        clock: await town().container.getAsync(Clock),
      });
      await other.reload();
      await put(system, `/org/units/${firm.id}`, { name: '晨光机械股份有限公司' });
      expect(other.unit(firm.id)?.name).toBe('晨光机械有限公司');
      await other.catchUp();
      expect(other.unit(firm.id)?.name).toBe('晨光机械股份有限公司');
    });
  });

  describe('people and posts', () => {
    let ma: FirstPassword;

    it('makes a person with a password shown once, even when the answer got lost', async () => {
      const key = randomUUID();
      const sent = { account: 'ma.yong', name: '马勇', phone: '19900009999' };
      const first = await system.post<FirstPassword>('/staff', sent, key);
      expect(first.body.password).toMatch(/^(\w{4}-){3}\w{4}$/);
      const again = await system.post<FirstPassword>('/staff', sent, key);
      expect(again.body).toEqual({ id: first.body.id, account: 'ma.yong' });
      expect(code(await system.post('/staff', sent))).toBe('accountTaken');
      expect((await personOf('ma.yong')).phone).toBe('199****9999');
      ma = first.body;
    });

    it('lets them in with it, but to nothing before they choose their own', async () => {
      const { body } = await town()
        .request.post('/api/session/staff')
        .send({ account: 'ma.yong', password: ma.password });
      expect(code(await new Person(town(), body.token).get('/cases?scope=todo'))).toBe('passwordDue');
    });

    it('gives posts within their term, and only by the security administrator', async () => {
      const lighting = await unitNamed('路灯管理所', 'publicUnit');
      const posting = { post: 'handler', unitId: lighting.id };
      for (const who of [system, auditor, liang])
        expect((await who.post(`/staff/${ma.id}/posts`, posting)).status).toBe(403);
      const coming = { ...posting, startsAt: Date.now() + DAY, endsAt: Date.now() + 9 * DAY };
      const granted = await security.post<StaffView>(`/staff/${ma.id}/posts`, coming);
      expect(granted.body.postings).toMatchObject([{ post: 'handler', state: 'coming' }]);
      expect(granted.body.posts).toEqual([]);
      const id = granted.body.postings[0]?.id;
      const begun = await put<StaffView>(security, `/postings/${id}`, {
        startsAt: Date.now() - DAY,
        endsAt: Date.now() + 1200,
      });
      expect(begun.body.posts).toMatchObject([{ label: '处置人' }]);
      await new Promise((resolve) => setTimeout(resolve, 1300));
      expect((await personOf('ma.yong')).posts).toEqual([]);
    });

    it('refuses posts that do not fit, twice, backwards, to oneself, and two administrators in one person', async () => {
      const lighting = await unitNamed('路灯管理所', 'publicUnit');
      const centre = await unitNamed('区党群服务中心', 'centre');
      const grant = (body: Record<string, unknown>, id = ma.id) => security.post(`/staff/${id}/posts`, body);
      expect(code(await grant({ post: 'gridWorker', unitId: lighting.id }))).toBe('postUnfit');
      expect(code(await grant({ post: 'handler', unitId: lighting.id, endsAt: 1000 }))).toBe('termPast');
      expect(code(await grant({ post: 'systemAdmin', unitId: centre.id }, securityId))).toBe('notYourself');
      expect((await grant({ post: 'systemAdmin', unitId: centre.id })).status).toBe(200);
      expect(code(await grant({ post: 'auditAdmin', unitId: centre.id }))).toBe('administratorsApart');
      expect(code(await grant({ post: 'systemAdmin', unitId: centre.id }))).toBe('postHeld');
      expect(code(await grant({ post: 'handler', unitId: lighting.id }, 999_999))).toBe('personUnknown');
    });

    it('shuts a person out at their next request, and lets them back in', async () => {
      const he = await town().staff('he');
      const { id } = await personOf('he');
      expect((await security.post(`/staff/${id}/disable`, { words: '离职' })).status).toBe(403);
      expect((await system.post<StaffView>(`/staff/${id}/disable`, { words: '离职' })).body.disabled).toBe(
        true,
      );
      expect(code(await he.get('/me'))).toBe('sessionEnded');
      expect((await system.post<StaffView>(`/staff/${id}/enable`)).body.posts).toMatchObject([
        { label: '核查员' },
      ]);
      expect((await town().staff('he')).token).toBeTruthy();
    });

    it('does not let an administrator disable themselves', async () => {
      const { body } = await system.get<{ id: number }>('/me');
      expect(code(await system.post(`/staff/${body.id}/disable`, { words: '试一试' }))).toBe('notYourself');
    });

    it('finds people by name, by unit with all below it, and by post, page after page', async () => {
      const street = await unitNamed('街道', 'street');
      const seen: number[] = [];
      for (let after: string | undefined = ''; after !== undefined;) {
        const query: string = `unitId=${street.id}&below=1&post=gridWorker&size=20${after ? `&after=${after}` : ''}`;
        const { body }: { body: Page<StaffRow> } = await auditor.get<Page<StaffRow>>(`/staff?${query}`);
        seen.push(...body.rows.map(({ id }) => id));
        after = body.next;
      }
      expect(seen.length).toBeGreaterThan(20);
      expect(new Set(seen).size).toBe(seen.length);
      const { body } = await auditor.get<Page<StaffRow>>(`/staff?words=${encodeURIComponent('梁志')}`);
      expect(body.rows.map(({ name }) => name)).toContain('梁志强');
      expect((await li.get('/staff')).status).toBe(403);
    });

    it('shows a leader the people below, and nobody else', async () => {
      const leader = await town().staff('leader990101906');
      const liangId = (await personOf('liang')).id;
      expect((await leader.get<StaffView>(`/staff/${liangId}`)).body.may).toEqual({
        edit: false,
        post: false,
        delegate: true,
      });
      const { body } = await leader.get<Page<StaffRow>>('/staff?size=100');
      expect(body.rows.length).toBeLessThan(10);
      expect((await leader.get(`/staff/${(await personOf('zhang')).id}`)).status).toBe(404);
      expect((await leader.get(`/org/units/${(await unitNamed('环卫中心', 'publicUnit')).id}`)).status).toBe(
        404,
      );
    });

    it('keeps which units are in a leader’s charge', async () => {
      const lin = await personOf('lin');
      const lighting = await unitNamed('路灯管理所', 'publicUnit');
      const set = (who: Person, id: number) =>
        put<StaffView>(who, `/staff/${id}/charges`, { unitIds: [lighting.id] });
      expect((await set(system, lin.id)).status).toBe(403);
      expect(code(await set(security, (await personOf('zhang')).id))).toBe('chargeNeedsLeader');
      expect((await set(security, lin.id)).body.charges.map(({ id }) => id)).toEqual([lighting.id]);
      expect((await auditor.get<UnitDetail>(`/org/units/${lighting.id}`)).body.leaders).toContainEqual({
        id: lin.id,
        name: '林正远',
      });
    });
  });
};
