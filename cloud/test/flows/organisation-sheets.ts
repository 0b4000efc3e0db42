import { Workbook } from 'exceljs';
import type { ErrorBody } from '../../contract/errors';
import type { Page } from '../../contract/route';
import type { MemberRow, PartyOrgRow, RegistrationView } from '../../contract/staff/party.api';
import type { SheetCheck, SheetDone, SheetTemplate } from '../../contract/staff/sheet.api';
import type { StaffRow } from '../../contract/staff/staff.api';
import type { FoundUnit, UnitDetail } from '../../contract/staff/unit.api';
import { administrator } from '../administrator';
import type { Answered, Person, Story } from '../build';

type Cells = (string | number | Date)[];

async function workbookOf(rows: readonly Cells[]): Promise<string> {
  const workbook = new Workbook();
  workbook.addWorksheet('表').addRows([...rows]);
  return Buffer.from(await workbook.xlsx.writeBuffer()).toString('base64');
}

/** Workbooks of units, people and posts, and the Party's registers. */
export const organisationSheets: Story = (town) => {
  let system: Person, security: Person, liang: Person;
  let street: FoundUnit;

  beforeAll(async () => {
    system = (await administrator(town(), 'systemAdmin')).person;
    security = (await administrator(town(), 'securityAdmin')).person;
    liang = await town().staff('liang');
    const { body } = await system.get<{ rows: FoundUnit[] }>('/org/units-found?words=街道');
    const [first] = body.rows.filter(({ kind }) => kind === 'street');
    if (!first) throw new Error('the town has no street');
    street = first;
  });

  const code = ({ body }: { body: Partial<ErrorBody> }): string | undefined => body.error?.code;
  const unitByCode = async (unitCode: string): Promise<FoundUnit | undefined> =>
    (await system.get<{ rows: FoundUnit[] }>(`/org/units-found?words=${unitCode}`)).body.rows.find(
      (unit) => unit.code === unitCode,
    );
  const sheet = async (who: Person, kind: string, rows: readonly Cells[]) => {
    const workbook = await workbookOf(rows);
    return {
      check: () => who.post<SheetCheck>(`/sheets/${kind}/check`, { workbook }),
      take: (key?: string): Promise<Answered<SheetDone>> =>
        who.post<SheetDone>(`/sheets/${kind}`, { workbook }, key),
    };
  };

  describe('sheets', () => {
    it('gives a template whose own headings are accepted', async () => {
      for (const [who, kind] of [
        [system, 'units'],
        [system, 'people'],
        [security, 'posts'],
      ] as const) {
        const { body } = await who.get<SheetTemplate>(`/sheets/${kind}/template`);
        expect(body.name).toMatch(/导入模板\.xlsx$/);
        expect(code(await who.post(`/sheets/${kind}/check`, { workbook: body.workbook }))).toBe('sheetEmpty');
      }
    });

    it('names every bad line in words, writes nothing, and takes the whole once it is right', async () => {
      const headings = ['名称', '类型', '上级编码', '编码', '党组织级别'];
      const good: Cells[] = [
        ['向阳商贸有限公司', '企业', street.code, 'X7001', ''],
        ['向阳商贸党支部', '党组织', 'X7001', 'X7001P', '党支部'],
      ];
      const bad = await sheet(system, 'units', [
        headings,
        ...good,
        ['某网格', '网格', street.code, 'X7002', ''],
        ['某部门', '机关', street.code, 'X7003', ''],
        ['重号公司', '企业', street.code, 'X7001', ''],
        ['孤儿公司', '企业', 'X9999', 'X7004', ''],
      ]);
      const { body } = await bad.check();
      expect(body.rows).toBe(6);
      expect(body.errors).toEqual([
        { line: 4, says: expect.stringContaining('“网格”不能放在') },
        { line: 5, says: '没有“机关”这种类型' },
        { line: 6, says: expect.stringContaining('编码“X7001”已被“向阳商贸有限公司”使用') },
        { line: 7, says: '没有编码为“X9999”的上级单位' },
      ]);
      expect(code(await bad.take())).toBe('sheetHasErrors');
      expect(await unitByCode('X7001')).toBeUndefined();
      const right = await sheet(system, 'units', [headings, ...good]);
      expect((await right.check()).body.errors).toEqual([]);
      expect(await unitByCode('X7001')).toBeUndefined();
      expect((await right.take()).body).toEqual({ rows: 2 });
      const branch = await unitByCode('X7001P');
      expect(branch).toMatchObject({ kind: 'partyOrg', rank: 'branch' });
      expect((await system.get<UnitDetail>(`/org/units/${branch?.id}`)).body.above.at(-1)?.name).toBe(
        '向阳商贸有限公司',
      );
    });

    it('brings in people with a password each, shown once, and then their posts', async () => {
      const key = 'people-sheet-1';
      const people = await sheet(system, 'people', [
        ['用户名*', '姓名*', '手机号'],
        ['sheet.one', '表一', 19900001111],
        ['sheet.two', '表二', ''],
      ]);
      const taken = await people.take(key);
      expect(taken.body.passwords?.map(({ account }) => account)).toEqual(['sheet.one', 'sheet.two']);
      expect((await people.take(key)).body).toEqual({ rows: 2 });
      const { password } = taken.body.passwords?.[0] ?? {};
      const signedIn = await town()
        .request.post('/api/session/staff')
        .send({ account: 'sheet.one', password });
      expect(signedIn.status).toBe(200);
      const posts = await sheet(security, 'posts', [
        ['用户名', '岗位', '单位编码', '开始日期', '结束日期'],
        ['sheet.one', '处置人', street.code, new Date('2026-01-01'), ''],
        ['sheet.two', '处置人', street.code, '', '2031-12-31'],
      ]);
      expect((await posts.take()).body).toEqual({ rows: 2 });
      const { body } = await system.get<Page<StaffRow>>('/staff?words=sheet.one');
      expect(body.rows[0]?.posts).toMatchObject([{ label: '处置人' }]);
      const again = (await posts.check()).body;
      expect(again.errors.map(({ says }) => says)).toEqual([
        expect.stringContaining('表一已在'),
        expect.stringContaining('表二已在'),
      ]);
    });

    it('takes thousands of people in one go', async () => {
      const rows: Cells[] = Array.from({ length: 2000 }, (_, i) => [`mass.p${i}`, `批量${i}`]);
      const people = await sheet(system, 'people', [['用户名', '姓名'], ...rows]);
      const began = performance.now();
      expect((await people.take()).body.rows).toBe(2000);
      expect(performance.now() - began).toBeLessThan(60_000);
    });

    it('refuses what is no workbook, lacks a column, or is too long', async () => {
      const workbook = Buffer.from('hello, this is text').toString('base64');
      expect(code(await system.post('/sheets/people/check', { workbook }))).toBe('sheetUnreadable');
      const lacking = await sheet(system, 'people', [['姓名'], ['表三']]);
      expect((await lacking.check()).body).toMatchObject({
        error: { code: 'sheetHeadings', details: { names: '用户名' } },
      });
      const long: Cells[] = Array.from({ length: 5001 }, (_, i) => [`a${i}`, '甲']);
      expect(code(await (await sheet(system, 'people', [['用户名', '姓名'], ...long])).check())).toBe(
        'sheetTooLong',
      );
    });

    it('keeps the administrators apart in sheets too', async () => {
      const people = await sheet(security, 'people', [
        ['用户名', '姓名'],
        ['sheet.x', '甲'],
      ]);
      const posts = await sheet(system, 'posts', [
        ['用户名', '岗位', '单位编码'],
        ['sheet.one', '领导', street.code],
      ]);
      for (const refused of [
        await people.check(),
        await people.take(),
        await posts.check(),
        await posts.take(),
      ])
        expect(refused.status).toBe(403);
      expect((await liang.get('/sheets/units/template')).status).toBe(403);
    });
  });

  describe('the Party', () => {
    const orgs = async (): Promise<PartyOrgRow[]> =>
      (await system.get<{ rows: PartyOrgRow[] }>('/party/orgs')).body.rows;
    const meId = async (who: Person): Promise<number> => (await who.get<{ id: number }>('/me')).body.id;

    it('has its organisations below the units they belong to, each under the next above', async () => {
      const all = await orgs();
      const branches = all.filter(({ rank }) => rank === 'branch');
      expect(branches.length).toBeGreaterThan(319);
      const byId = new Map(all.map((org) => [org.id, org]));
      const grid = branches.find(({ unit }) => unit.name.includes('网格'));
      expect(byId.get(grid?.aboveId ?? 0)?.rank).toBe('generalBranch');
    });

    it('keeps a register of members, which only the system administrator writes', async () => {
      const id = await meId(liang);
      const [org] = await orgs();
      const put = (who: Person, orgUnitId: number | undefined) =>
        town()
          .request.put(`/api/party/members/${id}`)
          .set('Authorization', `Bearer ${who.token}`)
          .send({ orgUnitId, kind: 'full', since: Date.UTC(2010, 6, 1) });
      expect((await put(liang, org?.id)).status).toBe(403);
      expect((await put(system, street.id)).body.error.code).toBe('notPartyOrg');
      expect((await put(system, org?.id)).body).toMatchObject({ name: '梁志强', kindLabel: '正式党员' });
      const { body } = await system.get<Page<MemberRow>>(`/party/members?orgUnitId=${org?.id}`);
      expect(body.rows.map(({ name }) => name)).toContain('梁志强');
      expect((await liang.get('/party/members')).status).toBe(403);
    });

    it('lets a member register with a community, which confirms; each button only to whom it belongs', async () => {
      const { body } = await system.get<{ rows: FoundUnit[] }>('/org/units-found?words=社区');
      const community = body.rows.find(({ kind }) => kind === 'community');
      const leader = await town().staff(`leader${community?.code}`);
      const stranger = await town().staff('leader990101905');
      const sent = { communityId: community?.id, words: '愿参加周末清洁' };
      expect(code(await stranger.post('/party/registrations', sent))).toBe('memberUnknown');
      const made = await liang.post<RegistrationView>('/party/registrations', sent);
      expect(made.body).toMatchObject({
        applicant: '梁志强',
        state: 'requested',
        actions: [{ action: 'withdraw' }],
      });
      expect(code(await liang.post('/party/registrations', sent))).toBe('registrationTwice');
      const path = `/party/registrations/${made.body.id}`;
      expect(code(await liang.post(`${path}/confirm`))).toBe('notYours');
      expect((await stranger.post(`${path}/confirm`)).status).toBe(404);
      const confirmed = await leader.post<RegistrationView>(`${path}/confirm`);
      expect(confirmed.body).toMatchObject({
        state: 'confirmed',
        actions: [{ action: 'end', form: 'reason' }],
      });
      expect(code(await leader.post(`${path}/confirm`))).toBe('registrationRefused');
      expect(code(await leader.post(`${path}/end`))).toBe('badInput');
      expect((await liang.post<RegistrationView>(`${path}/end`, { words: '调离本区' })).body.state).toBe(
        'ended',
      );
      expect(
        (await liang.get<Page<RegistrationView>>('/party/registrations')).body.rows.map(({ id }) => id),
      ).toContain(made.body.id);
    });

    it('lets a Party organisation register through its unit’s leader', async () => {
      const { body } = await system.get<{ rows: FoundUnit[] }>('/org/units-found?words=社区');
      const community = body.rows.filter(({ kind }) => kind === 'community').at(-1);
      const org = (await orgs()).find(({ unit }) => unit.name === '环卫中心' || unit.name === '教育局');
      const unit = (await system.get<UnitDetail>(`/org/units/${org?.unit.id}`)).body;
      const leader = await town().staff(`leader${unit.code}`);
      const sent = { communityId: community?.id, orgUnitId: org?.id };
      expect((await liang.post('/party/registrations', sent)).status).toBe(403);
      expect((await leader.post<RegistrationView>('/party/registrations', sent)).body).toMatchObject({
        applicantKind: 'unit',
        applicant: org?.name,
      });
    });
  });
};
