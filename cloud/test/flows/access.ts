import type { AuditRowView } from '../../contract/audit/audit.api';
import type { CaseRow } from '../../contract/case/case.api';
import type { CaseAccessView } from '../../contract/case/case.sight';
import type { PersonView } from '../../contract/identity/identity.api';
import type { Page } from '../../contract/route';
import { Directory } from '../../src/org/directory';
import { administrator, lookups, type Lookups } from '../administrator';
import type { Person, Story } from '../build';
import { holderOf } from '../powers/strangers';

/** “Why can (not) this person see case N?”, and the leader in charge (分管领导) who can. */
export const access: Story = (town) => {
  let security: Person, liang: Person;
  let elsewhere: { id: number; person: Person };
  let no: string, lighting: number;
  let personOf: Lookups['personOf'];

  beforeAll(async () => {
    security = (await administrator(town(), 'securityAdmin')).person;
    ({ personOf } = lookups((await administrator(town(), 'auditAdmin')).person));
    const [li, wang, zhang] = [
      await town().resident('li-guilan'),
      await town().staff('wang'),
      await town().staff('zhang'),
    ];
    liang = await town().staff('liang');
    lighting = (await liang.get<PersonView>('/me')).body.posts[0]?.unitId ?? 0;
    no = await li.reports('路灯不亮，这些字不在答案里');
    await wang.does(no, 'file');
    await zhang.does(no, 'dispatch', { unitId: lighting });
    const directory = await town().container.getAsync(Directory);
    const department = directory.byKind('department').find(({ id }) => !directory.isUnder(lighting, id));
    elsewhere = await holderOf('leader', department?.id ?? 0, town());
    await directory.reload();
  });

  const whyId = async (id: number): Promise<CaseAccessView> =>
    (await security.get<CaseAccessView>(`/cases/${no}/access/${id}`)).body;

  it('says by which relation somebody sees it and what they could do, and nothing of the case', async () => {
    const { id } = await personOf('liang');
    const answer = await whyId(id);
    expect(answer).toMatchObject({ no, sees: true, says: expect.stringContaining('在主办单位任职') });
    expect(answer.actions.length).toBeGreaterThan(0);
    expect(answer.sights.filter(({ holds }) => holds).map(({ sight }) => sight)).toContain('leadUnit');
    expect(JSON.stringify(answer)).not.toContain('这些字');
    const auditor = await town().staff('auditor');
    const { body } = await auditor.get<Page<AuditRowView>>('/audit?action=powersAsked&size=1');
    expect(body.rows).toMatchObject([{ subject: `case:${no}`, detail: { personId: id } }]);
  });

  it('says that nothing holds for somebody elsewhere, as they find themselves', async () => {
    const answer = await whyId(elsewhere.id);
    expect(answer).toMatchObject({ sees: false, actions: [], says: expect.stringContaining('没有一条成立') });
    expect((await elsewhere.person.get(`/cases/${no}`)).status).toBe(404);
    const auditor = await administrator(town(), 'auditAdmin');
    expect(await whyId(auditor.id)).toMatchObject({ sees: false, barred: expect.stringContaining('三员') });
    expect((await auditor.person.get(`/cases/${no}`)).status).toBe(404);
  });

  it('lets a leader see and list what is in their charge (分管), from the moment of the charge', async () => {
    const nosOf = async (query: string) =>
      (await elsewhere.person.get<Page<CaseRow>>(`/cases?scope=desk${query}`)).body.rows.map((row) => row.no);
    const charge = (unitIds: number[]) =>
      town()
        .request.put(`/api/staff/${elsewhere.id}/charges`)
        .set('Authorization', `Bearer ${security.token}`)
        .send({ unitIds })
        .expect(200);
    expect(await nosOf('')).not.toContain(no);
    await charge([lighting]);
    const answer = await whyId(elsewhere.id);
    expect(answer.sights.filter(({ holds }) => holds).map(({ sight }) => sight)).toEqual(['inCharge']);
    expect((await elsewhere.person.get(`/cases/${no}`)).status).toBe(200);
    expect(await nosOf('')).toContain(no);
    expect(await nosOf(`&unitId=${lighting}&states=${(await elsewhere.person.sees(no)).state}`)).toContain(
      no,
    );
    await charge([]);
    expect((await elsewhere.person.get(`/cases/${no}`)).status).toBe(404);
    expect(await nosOf('')).not.toContain(no);
  });

  it('knows no such case and no such person', async () => {
    const { id } = await personOf('liang');
    expect((await security.get(`/cases/261101999999/access/${id}`)).status).toBe(404);
    expect((await security.get(`/cases/${no}/access/99999999`)).status).toBe(404);
  });
};
