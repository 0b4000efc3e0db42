import { randomUUID } from 'node:crypto';
import type {
  FoundPerson,
  MyDataView,
  PlainPerson,
  RequestRow,
  RequestView,
} from '../../contract/identity/rights.api';
import type { NoticeView } from '../../contract/notify/notify.api';
import { RightsRound } from '../../src/identity/rights.round';
import { Sessions } from '../../src/identity/sessions';
import { Clock } from '../../src/kernel/clock';
import { Database } from '../../src/kernel/database';
import { Deliveries } from '../../src/kernel/delivery';
import { administrator } from '../administrator';
import { heldAtRest } from '../at-rest';
import { Person, type Answered, type Story } from '../build';
import { APPIDS } from '../support/application';
import { DAY, HOUR } from '../volunteering';

type Found = Answered<{ rows: FoundPerson[] }>;

const SIGNED_IN = { program: 'admin', ip: '127.0.0.1', secondFactor: true } as const;
const REASON = '本人到窗口，已核对身份证';

/** Requests about one's own data, made at the counter or by letter: the desk finds the person by their whole number. */
export const deskRequests: Story = (town) => {
  let desk: Person, security: Person, auditor: Person, zhang: Person;

  beforeAll(async () => {
    desk = (await administrator(town(), 'systemAdmin')).person;
    security = (await administrator(town(), 'securityAdmin')).person;
    auditor = (await administrator(town(), 'auditAdmin')).person;
    zhang = await town().staff('zhang');
  });

  async function somebody(name: string, phone: string): Promise<{ person: Person; id: number }> {
    const key = `desk-${randomUUID()}`;
    const person = await town().resident(key);
    await person.post('/me/name', { name });
    const code = town().wechat.phoneCodeFor(key, APPIDS.resident, phone);
    const { body } = await person.post<{ id: number }>('/me/phone', { program: 'resident', code });
    return { person, id: body.id };
  }
  const find = (who: Person, phone: string, reason = REASON): Promise<Found> =>
    who.post('/people/find', { phone, reason });
  const askFor = (who: Person, id: number, form: object, key?: string): Promise<Answered<RequestRow>> =>
    who.post(`/people/${id}/data-requests`, { reason: REASON, ...form }, key);
  const code = (answer: { body: { error?: { code?: string } } }) => answer.body.error?.code;

  const carriedOut = async (): Promise<void> => {
    const deliveries = await town().container.getAsync(Deliveries);
    while ((await deliveries.runDue()) > 0);
  };
  /** So much later, and then back: the town's clock is everybody's. */
  async function at(later: number, work: () => Promise<unknown>): Promise<void> {
    const now = (await town().container.getAsync(Clock)).now() + later;
    const home = (await town().container.getAsync(Clock)).set(() => now);
    try {
      await work();
    } finally {
      home();
    }
  }

  async function audited(action: string, subject: string): Promise<unknown[]> {
    const database = await town().container.getAsync(Database);
    const rows = await database.read<{ detail: string }>(
      `SELECT detail FROM audit_log WHERE action = ? AND subject = ? UNION ALL
       SELECT detail FROM audit_waiting WHERE action = ? AND subject = ?`,
      [action, subject, action, subject],
    );
    return rows.map(({ detail }): unknown => JSON.parse(detail));
  }

  it('finds somebody by their whole number, masked, and keeps who looked and why but not the number', async () => {
    const { id } = await somebody('钟离不晚', '19755511101');
    const { status, body } = await find(desk, '197 5551-1101');
    expect(status).toBe(200);
    expect(body.rows).toMatchObject([{ id, name: '钟*', phone: '197****1101', withdrawn: false, open: [] }]);
    expect(body.rows[0]?.asks.map(({ kind }) => kind)).toEqual(['copy', 'correct', 'erase']);
    expect(JSON.stringify(body)).not.toMatch(/钟离|19755511101/);
    expect(await audited('personSearched', `person:${id}`)).toEqual([{ reason: REASON, found: 1 }]);
    expect(await heldAtRest(town(), ['19755511101', '钟离不晚'])).toEqual([]);
  });

  it('finds nobody by a part of a number, nor without a reason, nor for anyone but the desk', async () => {
    const { id } = await somebody('宇文初', '19755511102');
    for (const part of ['1975551', '5511102', '197****1102', '%', '']) {
      const refused = await find(desk, part);
      expect([refused.status, code(refused)]).toEqual([400, 'badInput']);
      expect(refused.body.error?.message).toContain('手机号');
    }
    for (const reason of ['', '  ', '看看'])
      expect(code(await find(desk, '19755511102', reason))).toBe('badInput');
    const resident = await town().resident('desk-curious');
    for (const other of [security, auditor, zhang, resident]) {
      expect(code(await find(other, '19755511102'))).toBe('notYours');
      expect(code(await askFor(other, id, { kind: 'erase' }))).toBe('notYours');
    }
    expect((await find(town().stranger, '19755511102')).status).toBe(401);
    expect(await audited('personSearched', `person:${id}`)).toEqual([]);
  });

  it('says so when nobody registered the number, and remembers that somebody asked', async () => {
    const before = (await audited('personSearched', 'person:?')).length;
    expect((await find(desk, '19755519999')).body).toEqual({ rows: [] });
    expect(await audited('personSearched', 'person:?')).toHaveLength(before + 1);
  });

  it('asks for nobody it has not just found by their number, whatever row it names', async () => {
    const { id } = await somebody('闻人静', '19755511106');
    const sessions = await town().container.getAsync(Sessions);
    const other = (await administrator(town(), 'systemAdmin')).person;
    await find(other, '19755511106');
    for (const kind of ['copy', 'erase']) {
      const refused = await askFor(desk, id, { kind });
      expect([refused.status, code(refused)]).toEqual([409, 'lookUpFirst']);
      expect(refused.body.error?.message).toContain('手机号');
    }
    const earlier = await administrator(town(), 'systemAdmin');
    await at(-HOUR, async () => {
      const { token } = await sessions.begin({ ...SIGNED_IN, personId: earlier.id });
      await find(new Person(town(), token), '19755511106');
    });
    expect(await audited('personSearched', `person:${id}`)).toHaveLength(2);
    expect(code(await askFor(earlier.person, id, { kind: 'copy' }))).toBe('lookUpFirst');
    await find(earlier.person, '19755511106');
    expect((await askFor(earlier.person, id, { kind: 'copy' })).status).toBe(200);
  });

  it('shows nobody in plain for a request that whoever looks took in themselves', async () => {
    const { id } = await somebody('濮阳问', '19755511107');
    await find(desk, '19755511107');
    const asked = await askFor(desk, id, { kind: 'correct', words: '门牌应为十七号' });
    expect(asked.body.mayUnmask).toBe(false);
    const unmask = (who: Person) => who.post<PlainPerson>(`/people/${id}/unmask`, { reason: '办理更正申请' });
    expect(code(await unmask(desk))).toBe('notFound');
    const other = (await administrator(town(), 'systemAdmin')).person;
    expect((await unmask(other)).body).toEqual({ name: '濮阳问', phone: '19755511107' });
  });

  it('takes in a correction, which the person sees as theirs; not twice, and not without words', async () => {
    const { person, id } = await somebody('司徒望', '19755511103');
    await find(desk, '19755511103');
    expect(code(await askFor(desk, id, { kind: 'correct' }))).toBe('badInput');
    expect(code(await askFor(desk, id, { kind: 'correct', words: '门牌写错', reason: '' }))).toBe('badInput');
    expect(code(await askFor(desk, id, { kind: 'forget' }))).toBe('badInput');
    const form = { kind: 'correct', words: '旧案里的门牌应为十七号' };
    const first = await askFor(desk, id, form, 'at-the-counter');
    expect(first.body).toMatchObject({ personId: id, personName: '司*', kind: 'correct', words: form.words });
    expect((await askFor(desk, id, form, 'at-the-counter')).body.id).toBe(first.body.id);
    expect(code(await askFor(desk, id, form))).toBe('requestOpen');
    expect(await audited('dataRequested', `person:${id}`)).toEqual([
      { kind: 'correct', way: 'desk', reason: REASON },
    ]);
    const [found] = (await find(desk, '19755511103')).body.rows;
    expect(found?.open.map(({ id: open }) => open)).toEqual([first.body.id]);
    expect(found?.asks.map(({ kind }) => kind)).toEqual(['copy', 'erase']);
    const mine = (await person.get<MyDataView>('/me/data')).body.requests;
    expect(mine).toMatchObject([{ id: first.body.id, words: form.words, stateLabel: '待办理' }]);
    const settled = await desk.post<RequestRow>(`/data-requests/${first.body.id}/steps/settle`, {
      words: '已按您说的改正',
    });
    expect(settled.body).toMatchObject({ stateLabel: '已办结', actions: [] });
  });

  it('erases in somebody’s name after some days in which they are told, and may take it back', async () => {
    const [owner, hasty] = [await somebody('赫连雪', '19755511104'), await somebody('赫连霜', '19755511108')];
    for (const phone of ['19755511104', '19755511108']) await find(desk, phone);
    const told = { stateLabel: '7 天后删除，此前可撤回', actions: [] };
    expect((await askFor(desk, owner.id, { kind: 'erase' })).body).toMatchObject(told);
    expect((await askFor(desk, hasty.id, { kind: 'erase' })).body).toMatchObject(told);
    await carriedOut();
    const inbox = (await owner.person.get<{ rows: NoticeView[] }>('/inbox')).body.rows;
    expect(inbox[0]).toMatchObject({ title: `删除我的信息：${told.stateLabel}` });
    expect(inbox[0]?.body).toContain('撤回');
    const [mine] = (await owner.person.get<MyDataView>('/me/data')).body.requests;
    expect(mine?.actions.map(({ action }) => action)).toEqual(['cancel']);
    const back = await owner.person.post<RequestView>(`/me/data/requests/${mine?.id}/cancel`);
    expect(back.body.stateLabel).toBe('已撤回');

    const round = await town().container.getAsync(RightsRound);
    await at(7 * DAY - HOUR, () => round.once());
    expect((await hasty.person.get('/me')).status).toBe(200);
    await at(7 * DAY + HOUR, () => round.once());
    expect([(await hasty.person.get('/me')).status, (await owner.person.get('/me')).status]).toEqual([
      401, 200,
    ]);
    expect((await find(desk, '19755511108')).body).toEqual({ rows: [] });
    for (const kind of ['copy', 'erase'])
      expect(code(await askFor(desk, hasty.id, { kind }))).toBe('notFound');
  });

  it('erases none of the staff', async () => {
    const { body: me } = await zhang.get<{ id: number; phone: string }>('/me');
    await find(desk, me.phone);
    expect(code(await askFor(desk, me.id, { kind: 'erase' }))).toBe('staffDataKept');
  });

  it('still does what somebody asks who took back their consent', async () => {
    const { person, id } = await somebody('澹台远', '19755511105');
    await person.post('/me/consent/withdraw');
    expect((await find(desk, '19755511105')).body.rows).toMatchObject([{ id, withdrawn: true }]);
    expect((await askFor(desk, id, { kind: 'copy' })).status).toBe(200);
  });
};
