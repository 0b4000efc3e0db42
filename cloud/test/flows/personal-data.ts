import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PRIVACY_VERSION } from '../../contract/identity/privacy';
import type {
  DataCopy,
  MyDataView,
  PlainPerson,
  RequestRow,
  RequestView,
} from '../../contract/identity/rights.api';
import { RightsRound } from '../../src/identity/rights.round';
import { idOfNumber } from '../../src/case/case.row';
import { Database } from '../../src/kernel/database';
import { Deliveries } from '../../src/kernel/delivery';
import { sha256 } from '../../src/kernel/trail';
import { Directory } from '../../src/org/directory';
import { Person, type Answered, type Story } from '../build';
import { APPIDS } from '../support/application';
import { administrator } from '../administrator';
import { heldAtRest } from '../at-rest';

const CONSENT = PRIVACY_VERSION;

/** Names and numbers that nothing else in the town could hold by chance. */
interface Somebody {
  readonly key: string;
  readonly name: string;
  readonly phone: string;
  readonly person: Person;
  readonly id: number;
}

/** What is known of residents: sealed, masked, shown for a reason, copied, withdrawn, erased. */
export const personalData: Story = (town) => {
  let wang: Person, zhang: Person, liang: Person, sun: Person, system: Person, security: Person;
  let lighting: number;

  beforeAll(async () => {
    const staff = ['wang', 'zhang', 'liang', 'sun'].map((account) => town().staff(account));
    [wang, zhang, liang, sun] = (await Promise.all(staff)) as [Person, Person, Person, Person];
    system = (await administrator(town(), 'systemAdmin')).person;
    security = (await administrator(town(), 'securityAdmin')).person;
    const directory = await town().container.getAsync(Directory);
    const { body } = await zhang.get<{ rows: { id: number; name: string }[] }>('/units/handlers');
    lighting = body.rows.find((unit) => unit.name.includes('路灯'))?.id ?? directory.centre.id;
  });

  const database = () => town().container.getAsync(Database);
  const carriedOut = async (): Promise<void> => {
    const deliveries = await town().container.getAsync(Deliveries);
    while ((await deliveries.runDue()) > 0);
  };
  const signIn = async (key: string, consent?: string) =>
    town()
      .request.post('/api/session/wechat')
      .send({
        program: 'resident',
        code: town().wechat.codeFor(key, APPIDS.resident),
        ...(consent ? { consent } : {}),
      });

  async function somebody(key: string, name: string, phone: string): Promise<Somebody> {
    const { body } = await signIn(key, CONSENT);
    const person = new Person(town(), body.token);
    await person.post('/me/name', { name });
    const code = town().wechat.phoneCodeFor(key, APPIDS.resident, phone);
    const bound = await person.post('/me/phone', { program: 'resident', code });
    if (bound.status !== 200) throw new Error(JSON.stringify(bound.body));
    return { key, name, phone, person, id: body.person.id };
  }

  const assertNowhere = async (...words: string[]): Promise<void> =>
    expect(await heldAtRest(town(), words)).toEqual([]);

  const dispatched = async (reporter: Person, more: object = {}): Promise<string> => {
    const no = await reporter.reports('路口的路灯不亮了', { files: [await reporter.photo()], ...more });
    await wang.does(no, 'file');
    await zhang.does(no, 'dispatch', { unitId: lighting });
    return no;
  };
  const unmask = (who: Person, no: string, reason = '回访核实地点'): Promise<Answered<PlainPerson>> =>
    who.post<PlainPerson>(`/cases/${no}/reporter/unmask`, { reason });
  const code = (answer: { body: { error?: { code?: string } } }) => answer.body.error?.code;

  it('stores nothing of a first visit until the privacy text is agreed to, and then remembers which', async () => {
    const { people } = town().wechat;
    const openid = people.openid('dugu', APPIDS.resident);
    const about = async () =>
      (await database()).read<{ id: number }>('SELECT id FROM person ORDER BY id DESC LIMIT 1');
    const [newest] = await about();
    for (let visit = 0; visit < 2; visit += 1) {
      const refused = await signIn('dugu');
      expect([refused.status, refused.body.error.code]).toEqual([403, 'consentNeeded']);
      expect(refused.body.error.message).toContain('隐私说明');
    }
    expect((await signIn('dugu', 'yes')).body.error.code).toBe('badInput');
    expect(await about()).toEqual([newest]);
    await assertNowhere(openid, people.register('dugu').unionid);
    const { body } = await signIn('dugu', CONSENT);
    const mine = await new Person(town(), body.token).get<MyDataView>('/me/data');
    expect(mine.body.consent).toMatchObject({ version: CONSENT });
    expect((await signIn('dugu')).body.person.id).toBe(body.person.id);
  });

  it('writes no name, number or openid where it could be read, and shows others no more than a mask', async () => {
    const { person, name, phone, key } = await somebody('duanmu', '端木听雨', '19955512345');
    const no = await dispatched(person);
    await carriedOut();
    expect(await person.sees(no)).toMatchObject({ reporterName: name, reporterPhone: phone });
    for (const other of [wang, zhang, liang])
      expect(await other.sees(no)).toMatchObject({
        reporterName: '端*',
        reporterPhone: '199****2345',
        mayUnmask: true,
      });
    const { people } = town().wechat;
    await assertNowhere(
      name,
      phone,
      ...Object.values(APPIDS).map((appid) => people.openid(key, appid)),
      people.register(key).unionid,
    );
  });

  it('shows who reported for a reason, to those it concerns, and keeps a row of it', async () => {
    const { person, name, phone, id } = await somebody('gongsun', '公孙见山', '19955512346');
    const no = await dispatched(person);
    expect((await unmask(liang, no)).body).toEqual({ name, phone });
    const rows = await (
      await database()
    ).read<{ detail: string }>(
      "SELECT detail FROM audit_waiting WHERE action = 'personalDataRead' AND subject = ? UNION ALL SELECT detail FROM audit_log WHERE action = 'personalDataRead' AND subject = ?",
      [`case:${no}`, `case:${no}`],
    );
    expect(rows.map(({ detail }) => JSON.parse(detail))).toEqual([
      { personId: id, reason: '回访核实地点', field: 'name, phone' },
    ]);
    expect(await unmask(liang, no, '看看')).toMatchObject({ status: 400 });
    expect(code(await unmask(sun, no))).toBe('notYours');
    expect([403, 404]).toContain((await unmask(system, no)).status);
    expect(code(await unmask(person, no))).toBe('notYours');
    await assertNowhere(name, phone);
  });

  it('shows the office whoever waits for an answer, and nobody else', async () => {
    const { person, name, phone, id } = await somebody('zhongli', '钟离问路', '19955512361');
    const ask = (who: Person) => who.post<PlainPerson>(`/people/${id}/unmask`, { reason: '办理更正申请' });
    const { body: quiet } = await ask(system);
    expect([quiet.error?.code, quiet.name]).toEqual(['notFound', undefined]);
    const asked = await person.post<RequestView>('/me/data/correction', {
      words: '社区写错了，请改成北里社区',
    });
    expect((await ask(system)).body).toEqual({ name, phone });
    expect(code(await ask(security))).toBe('notYours');
    const open = async (which: '1' | '0') =>
      (await system.get<{ rows: RequestRow[] }>(`/data-requests?open=${which}`)).body.rows.find(
        (row) => row.id === asked.body.id,
      );
    expect(await open('1')).toMatchObject({ personName: '钟*', mayUnmask: true });
    await system.post(`/data-requests/${asked.body.id}/steps/settle`, { words: '已经改为北里社区' });
    expect(await open('0')).toMatchObject({ personName: '钟*', mayUnmask: false });
    expect(code(await ask(system))).toBe('notFound');
  });

  it('lets a neighbour join what is shown nearby, and no other case; nobody’s number reaches them', async () => {
    const number = '19955512362';
    const { person: author } = await somebody('ximen', '西门望月', number);
    const { person: neighbour } = await somebody('gongye', '公冶邻', '19955512363');
    const told = `路灯不亮，打${number}找我，或 199-5551-2362`;
    const no = await author.reports(told);
    await wang.does(no, 'file');
    await zhang.does(no, 'dispatch', { unitId: lighting });
    await carriedOut();
    const joined = await neighbour.does(no, 'join', { words: '我也看到了' });
    await liang.does(no, 'accept');
    await carriedOut();
    const inbox = await neighbour.get<object>('/inbox');
    await neighbour.post('/me/data/copy');
    await carriedOut();
    const [copy] = (await neighbour.get<MyDataView>('/me/data')).body.requests;
    const copied = await neighbour.get<DataCopy>(`/me/data/requests/${copy?.id}/copy`);
    const list = await neighbour.get<object>('/cases');
    for (const seen of [joined, await neighbour.sees(no), inbox.body, copied.body, list.body])
      expect(JSON.stringify(seen)).not.toMatch(/19955512362|199-5551-2362/);
    expect(joined).toMatchObject({ mine: true, text: '路灯不亮，打199****找我，或 199****' });
    const [first] = joined.events;
    const [whole] = (await author.sees(no)).events;
    expect([first?.open, whole?.words]).toEqual(['', told]);
    expect(first?.openDigest).toBe(sha256(whole?.open ?? ''));

    const unplaced = await author.reports('楼道灯不亮', { place: undefined, address: '北里社区 8 号楼' });
    const blocked = await author.reports('说了不该说的话');
    await (
      await database()
    ).unitOfWork((uow) =>
      uow.run("UPDATE cases SET contentCheck = 'blocked' WHERE id = ?", [idOfNumber(blocked)]),
    );
    const over = await author.reports('已经好了');
    await author.does(over, 'withdraw', { words: '自己亮了' });
    for (const foreign of [unplaced, blocked, over]) {
      const refused = await neighbour.takes(foreign, 'join');
      expect([refused.status, code(refused), (await neighbour.get(`/cases/${foreign}`)).status]).toEqual([
        404,
        'notFound',
        404,
      ]);
    }
    expect((await system.takes(no, 'join')).status).toBe(404);
  });

  it('keeps an anonymous reporter from everyone but the desk: views, timeline, messages, files', async () => {
    const { person, name, phone } = await somebody('nangong', '南宫不语', '19955512347');
    const no = await dispatched(person, { hideName: true });
    await carriedOut();
    const view = await liang.sees(no);
    expect(view).toMatchObject({ reporterName: '匿名', reporterPhone: '', mayUnmask: false });
    expect(code(await unmask(liang, no))).toBe('notYours');
    expect(code(await unmask(sun, no))).toBe('notYours');
    const lists = [await liang.get<object>('/cases?scope=todo'), await liang.get<object>('/inbox')];
    const told = JSON.stringify([view, ...lists.map(({ body }) => body)]);
    for (const word of [name, '南*', phone, '199****2347']) expect(told).not.toContain(word);
    const photo = await town()
      .request.get(view.files[0]?.url ?? '')
      .buffer(true);
    expect(Object.values(photo.headers).join(' ')).not.toMatch(/owner|19955512347/);
    expect(Buffer.from(photo.body).toString('latin1')).not.toMatch(/Exif|GPS/);
    expect((await unmask(zhang, no)).body).toEqual({ name, phone });
  });

  it('gives people a copy of all that is known of them, and nobody else', async () => {
    const { person, name, phone } = await somebody('dongfang', '东方<b>既白', '19955512348');
    const no = await person.reports('这里的路灯 <script>alert(1)</script> 不亮');
    const asked = await person.post<RequestView>('/me/data/copy');
    expect(asked.body).toMatchObject({ kind: 'copy', kindLabel: '复制我的信息' });
    await carriedOut();
    const { body } = await person.get<DataCopy>(`/me/data/requests/${asked.body.id}/copy`);
    expect(body.html).toContain('东方&lt;b&gt;既白');
    expect(body.html).not.toContain('<script>alert');
    const { 内容: sections } = JSON.parse(body.json) as {
      内容: { 名称: string; 条目: Record<string, string>[] }[];
    };
    expect(sections.find((section) => section.名称 === '我的信息')?.条目[0]).toMatchObject({
      称呼: name,
      手机号: phone,
    });
    expect(sections.find((section) => section.名称 === '我上报的事')?.条目[0]?.['编号']).toBe(no);
    const other = await somebody('ximen', '西门吹灯', '19955512349');
    expect(code(await other.person.get(`/me/data/requests/${asked.body.id}/copy`))).toBe('copyGone');
    await assertNowhere(name, phone);
  });

  it('takes a correction to the system administrator, who has 15 working days and sees a mask', async () => {
    const { person } = await somebody('shangguan', '上官晓', '19955512350');
    const asked = await person.post<RequestView>('/me/data/correction', { words: '旧案里写错了我的门牌' });
    expect(code(await person.post('/me/data/correction', { words: '还有一处写错' }))).toBe('requestOpen');
    const days = (asked.body.dueAt - asked.body.askedAt) / 86_400_000;
    expect(days).toBeGreaterThan(18);
    expect(code(await person.get('/data-requests'))).toBe('notYours');
    expect(code(await security.get('/data-requests'))).toBe('notYours');
    const { body } = await system.get<{ rows: RequestRow[] }>('/data-requests');
    const row = body.rows.find(({ id }) => id === asked.body.id);
    expect(row).toMatchObject({
      personName: '上*',
      personPhone: '199****2350',
      words: '旧案里写错了我的门牌',
    });
    const settle = (words: string) => system.post(`/data-requests/${row?.id}/steps/settle`, { words });
    expect((await settle('已按您说的改正')).status).toBe(200);
    expect(code(await settle('再办一次看看'))).toBe('requestMoved');
    const mine = (await person.get<MyDataView>('/me/data')).body.requests[0];
    expect(mine).toMatchObject({ stateLabel: '已办结', answer: '已按您说的改正', actions: [] });
  });

  it('stops using what is known once the consent is taken back, until it is given again', async () => {
    const { person, key, id } = await somebody('murong', '慕容归', '19955512351');
    const no = await dispatched(person);
    expect((await person.get<MyDataView>('/me/data')).body.consent).toMatchObject({ version: CONSENT });
    expect((await person.post('/me/consent/withdraw')).status).toBe(200);
    expect((await person.get('/me')).status).toBe(401);
    expect(await zhang.sees(no)).toMatchObject({ reporterName: '已不可知', reporterPhone: '' });
    expect((await unmask(zhang, no)).status).toBe(404);
    const refused = await signIn(key);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'consentNeeded']);
    const again = await signIn(key, CONSENT);
    expect(again.body.person.id).toBe(id);
    expect(await zhang.sees(no)).toMatchObject({ reporterName: '慕*' });
    expect(code(await wang.post('/me/consent/withdraw'))).toBe('staffDataKept');
  });

  it('lets people take their number away', async () => {
    const { person } = await somebody('zhuge', '诸葛微', '19955512352');
    expect((await person.post<MyDataView>('/me/phone/unbind')).body.phone).toBe('');
    expect((await person.get<{ phone: string }>('/me')).body.phone).toBe('');
  });

  it('erases a person once their cases are closed; the trail stays and still holds', async () => {
    const { person, name, phone, key, id } = await somebody('huangfu', '皇甫长歌', '19955512353');
    const unused = await person.photo();
    const no = await dispatched(person);
    const used = (await person.sees(no)).files[0]?.id ?? '';
    const asked = await person.post<RequestView>('/me/data/erasure');
    expect(asked.body).toMatchObject({ stateLabel: '等上报的事办结' });
    expect((await person.get<MyDataView>('/me/data')).body.unfinished).toEqual([no]);
    const round = await town().container.getAsync(RightsRound);
    await round.once();
    expect((await person.get('/me')).status).toBe(200);

    await liang.does(no, 'accept');
    await liang.does(no, 'answer', { ending: 'solved', words: '已更换', files: [await liang.photo()] });
    await sun.does(no, 'pass', { words: '亮了' });
    await person.does(no, 'rate', { level: 5 });
    await round.once();
    await carriedOut();

    expect((await person.get('/me')).status).toBe(401);
    const view = await zhang.sees(no);
    expect(view).toMatchObject({ reporterName: '已不可知', reporterPhone: '' });
    expect((await zhang.get<{ ok: boolean }>(`/cases/${no}/proof`)).body.ok).toBe(true);
    const rows = await (
      await database()
    ).read<Record<string, unknown>>('SELECT * FROM person WHERE id = ?', [id]);
    expect(rows[0]).toMatchObject({
      name: '',
      nameSealed: null,
      phoneIndex: null,
      phoneSealed: null,
      unionidSealed: null,
    });
    for (const table of ['wechat_account', 'session', 'notice'])
      expect(await (await database()).read(`SELECT * FROM ${table} WHERE personId = ?`, [id])).toEqual([]);
    expect((await town().request.get(`/api/files/${unused}`)).status).toBe(404);
    const [kept] = view.files;
    expect([kept?.id, (await town().request.get(kept?.url ?? '')).status]).toEqual([used, 200]);
    expect(readdirSync(join(town().settings.dataDir, 'files'), { recursive: true }).join(' ')).not.toContain(
      unused,
    );
    await assertNowhere(name, phone);
    const anew = await signIn(key, CONSENT);
    expect(anew.body.person.id).not.toBe(id);
    expect(anew.body.person.name).not.toBe(name);
    expect((await new Person(town(), anew.body.token).get(`/cases/${no}`)).status).toBe(404);
  });

  it('erases at once who has nothing open, and lets a waiting one change their mind', async () => {
    const quick = await somebody('linghu', '令狐也', '19955512354');
    expect((await quick.person.post<RequestView>('/me/data/erasure')).body).toMatchObject({
      stateLabel: '已办结',
    });
    expect((await quick.person.get('/me')).status).toBe(401);
    const slow = await somebody('sikong', '司空晚', '19955512355');
    await slow.person.reports('路灯又坏了');
    const asked = await slow.person.post<RequestView>('/me/data/erasure');
    const cancel = (who: Person) => who.post<RequestView>(`/me/data/requests/${asked.body.id}/cancel`);
    expect((await cancel(system)).status).toBe(404);
    expect((await cancel(slow.person)).body).toMatchObject({ stateLabel: '已撤回' });
    expect(code(await wang.post('/me/data/erasure'))).toBe('staffDataKept');
  });
};
