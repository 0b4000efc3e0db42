import type { CaseCounts, CaseRow } from '../../contract/case/case.api';
import type { CaseAccessView } from '../../contract/case/case.sight';
import type { Page } from '../../contract/route';
import { Sessions } from '../../src/identity/sessions';
import { Database } from '../../src/kernel/database';
import { Directory } from '../../src/org/directory';
import { administrator, lookups } from '../administrator';
import { Person, type Story } from '../build';
import { holderOf } from '../powers/strangers';

interface Worker {
  readonly id: number;
  readonly person: Person;
  /** The same, in the resident program. */
  readonly asResident: Person;
}

/** What happened to a handler who took a step of the case, and what they may know of it now. */
interface Fate {
  readonly befalls: (worker: Worker) => Promise<unknown>;
  /** In the console. */
  readonly status: number;
  readonly sights: readonly string[];
  readonly says: string;
  /** In the resident program. */
  readonly inResident: number;
}

/** The page of powers and the look-ups are one rule: what it says of somebody is what they find. */
export const accessAnswers: Story = (town) => {
  let security: Person, database: Database, directory: Directory;
  let no: string, lighting: number, elsewhere: number;

  beforeAll(async () => {
    security = (await administrator(town(), 'securityAdmin')).person;
    [database, directory] = [
      await town().container.getAsync(Database),
      await town().container.getAsync(Directory),
    ];
    lighting = (await lookups(security).unitNamed('路灯管理所', 'publicUnit')).id;
    elsewhere = directory.byKind('department').find(({ id }) => !directory.isUnder(lighting, id))?.id ?? 0;
    const li = await town().resident('li-guilan');
    no = await li.reports('路灯不亮');
    await (await town().staff('wang')).does(no, 'file');
    await (await town().staff('zhang')).does(no, 'dispatch', { unitId: lighting });
  });

  const change = async (sql: string, ...params: (string | number)[]): Promise<void> => {
    await database.unitOfWork((uow) => uow.run(sql, params));
    await directory.reload();
  };
  const worker = async (): Promise<Worker> => {
    const { id, person } = await holderOf('handler', lighting, town());
    await directory.reload();
    await person.does(no, 'note', { words: '去看过了' });
    const sessions = await town().container.getAsync(Sessions);
    const { token } = await sessions.begin({ personId: id, program: 'resident', ip: '127.0.0.1' });
    return { id, person, asResident: new Person(town(), token) };
  };
  const endPosts = ({ id }: Worker) => change('UPDATE person_post SET endsAt = 1 WHERE personId = ?', id);
  const giveAudit = ({ id }: Worker) =>
    change(
      "INSERT INTO person_post (personId, post, unitId) VALUES (?, 'auditAdmin', ?)",
      id,
      directory.centre.id,
    );
  const reported = ({ asResident }: Worker) => asResident.does(no, 'join', { words: '我也遇到' });

  const FATES: Record<string, Fate> = {
    'works there still': {
      ...{ befalls: async () => undefined, status: 200, sights: ['leadUnit', 'holder', 'acted'] },
      ...{ says: '办理过其中的步骤', inResident: 404 },
    },
    'works elsewhere now': {
      befalls: ({ id }) => change('UPDATE person_post SET unitId = ? WHERE personId = ?', elsewhere, id),
      ...{ status: 200, sights: ['acted'], says: '现在仍有岗位', inResident: 404 },
    },
    'holds no post any more': {
      ...{ befalls: endPosts, status: 404, sights: [], says: '现在没有任何岗位', inResident: 404 },
    },
    'holds no post, but reported it as well': {
      befalls: async (who) => [await reported(who), await endPosts(who)],
      ...{ status: 200, sights: ['reporter'], says: '本人上报', inResident: 200 },
    },
    'became an audit administrator': {
      ...{ befalls: giveAudit, status: 404, sights: [], says: '只管系统，不看业务。', inResident: 404 },
    },
    'became an audit administrator, and reported it as well': {
      befalls: async (who) => [await reported(who), await giveAudit(who)],
      ...{ status: 404, sights: [], says: '本人上报的，在随手拍里以居民身份看', inResident: 200 },
    },
    'was shut out': {
      befalls: ({ id }) => change('UPDATE person SET disabled = 1 WHERE id = ?', id),
      ...{ status: 401, sights: [], says: '账号已停用', inResident: 401 },
    },
  };

  it.each(Object.keys(FATES))('says of a handler who %s what they find themselves', async (name) => {
    const fate = FATES[name];
    if (!fate) throw new Error(name);
    const who = await worker();
    await fate.befalls(who);
    const { status } = await who.person.get(`/cases/${no}`);
    const answer = (await security.get<CaseAccessView>(`/cases/${no}/access/${who.id}`)).body;
    const held = answer.sights.filter(({ holds }) => holds).map(({ sight }) => sight);
    expect([status, answer.sees, held]).toEqual([fate.status, fate.status === 200, fate.sights]);
    expect(answer.says).toContain(fate.says);
    expect(answer.says).toContain(answer.sees ? '能看到这件案件，因为' : '不能看到这件案件');
    if (!answer.sees) expect(answer.actions).toEqual([]);
    expect((await who.asResident.get(`/cases/${no}`)).status).toBe(fate.inResident);
    const mine = await who.person.get<Page<CaseRow>>('/cases?scope=mine');
    const listed = (mine.body.rows ?? []).some((row) => row.no === no);
    expect(listed).toBe(fate.sights.includes('reporter'));
  });

  it('counts cases for a handler, and none for one who became an administrator', async () => {
    const who = await worker();
    const total = async () => (await who.person.get<CaseCounts>('/case-counts')).body.total;
    expect(await total()).toBeGreaterThan(0);
    await giveAudit(who);
    expect(await total()).toBe(0);
  });

  it('lets nobody take a step who cannot see it', async () => {
    const who = await worker();
    await endPosts(who);
    for (const person of [who.person, who.asResident])
      expect((await person.takes(no, 'note', { words: '还想写一句' })).status).toBe(404);
  });
};
