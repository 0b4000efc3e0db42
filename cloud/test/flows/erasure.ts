import { idOfNumber } from '../../src/case/case.row';
import { PRIVACY_VERSION } from '../../contract/identity/privacy';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MyDataView, RequestView } from '../../contract/identity/rights.api';
import type { CertificateView } from '../../contract/volunteer/volunteer.api';
import type { CaseRow, TrailProof } from '../../contract/case/case.api';
import type { Page } from '../../contract/route';
import { CaseAudit } from '../../src/case/case.audit';
import { PeopleSealing } from '../../src/identity/people.sealing';
import { RightsRound } from '../../src/identity/rights.round';
import { Deliveries } from '../../src/kernel/delivery';
import { Sealer, type DataKey } from '../../src/kernel/personal-data';
import { keysHeld } from '../../src/kernel/personal-data.keys';
import { PersonalFiles } from '../../src/kernel/personal-data.files';
import { PersonalHoldings } from '../../src/kernel/personal-data.holdings';
import { Directory } from '../../src/org/directory';
import { PayoutWorker } from '../../src/payout/payout.worker';
import { OrderService } from '../../src/volunteer/order.service';
import { administrator } from '../administrator';
import { columnsHolding, columnsNamed, columnsWith, heldAtRest } from '../at-rest';
import { leavesPartyTraces } from '../party-traces';
import { LAMP_PLACE, Person, type Story } from '../build';
import { Paying } from '../paying';
import { holderOf } from '../powers/strangers';
import { APPIDS } from '../support/application';
import { DAY, HOUR, made } from '../volunteering';

const NAME = '东郭无痕';
const PHONE = '19955512399';
const KEY = 'dongguo';
const HOME = '槐花胡同九十八号院';
const WISH = '孙女住院，这阵子走不开';
/** How somebody is stands nowhere in clear. */
const HEALTH = '膝盖刚做过手术，想请人陪同复查';
const NEIGHBOUR = { name: '东郭老母', phone: '19955512398' };
/** Rows of their own: a table of the staff's, or one in which nothing leads back to a person. */
const STAFFS =
  /^(person_post|staff_security|password_history|recovery_code|leader_charge|saved_view|case_watch|reply_template)\./;

/** Sealed beside a blind index, which changes with the key. */
const SOUGHT = [
  ...['nameSealed', 'phoneSealed', 'unionidSealed'].map((column) => ({ table: 'person', column })),
  { table: 'wechat_account', column: 'openidSealed' },
];
const NAMES_SOMEBODY = /^(personId|ordererId|reporterId|ownerId|authorId)$/;
/** Figures, money, the public matter, and the proof that the law was kept: of a number that is nobody's any more. */
const STAYS = [
  ...['case_reporter.personId', 'cases.reporterId', 'consent.personId', 'data_request.personId'],
  ...['ledger_account.ownerId', 'once.personId', 'party_attendance.personId', 'party_contact.personId'],
  ...['party_transfer.personId', 'payout.personId', 'registration.personId'],
  ...['shop_redemption.personId', 'volunteer_certificate.personId', 'volunteer_claim.personId'],
  'volunteer_order.ordererId',
];

/** Somebody who has left a trace in every module goes, and whatever led to them goes with them. */
export const erasure: Story = (town) => {
  let paying: Paying;
  let somebody: Person, desk: Person, zhang: Person;
  let id: number;
  let secrets: string[];

  beforeAll(async () => {
    const { container, wechat } = town();
    await (await container.getAsync(Deliveries)).stop();
    await (await container.getAsync(PayoutWorker)).stop();
    paying = await Paying.in(town());
    zhang = await town().staff('zhang');
    somebody = await signsIn();
    made(await somebody.post('/me/name', { name: NAME }));
    const code = wechat.phoneCodeFor(KEY, APPIDS.resident, PHONE);
    made(await somebody.post('/me/phone', { program: 'resident', code }));
    id = await paying.rewards.idOf(somebody);
    desk = await paying.rewards.at.desk();
    secrets = [
      ...[NAME, PHONE, HOME, WISH, HEALTH, NEIGHBOUR.name, NEIGHBOUR.phone],
      ...Object.values(APPIDS).map((appid) => wechat.people.openid(KEY, appid)),
      wechat.people.register(KEY).unionid,
    ];
  });
  afterEach(() => paying.rewards.at.home());
  afterAll(async () => {
    const { container } = town();
    (await container.getAsync(Deliveries)).start(() => undefined);
    (await container.getAsync(PayoutWorker)).start(() => undefined);
  });

  const database = () => paying.rewards.database;

  async function signsIn(key = KEY): Promise<Person> {
    const code = town().wechat.codeFor(key, APPIDS.resident);
    const sent = { program: 'resident', code, consent: PRIVACY_VERSION };
    const { body } = await town().request.post('/api/session/wechat').send(sent);
    return new Person(town(), body.token);
  }

  async function reports(): Promise<void> {
    const { rewards } = paying;
    const other = await rewards.at.resident();
    const joined = await rewards.verified(other, [somebody]);
    await other.does(joined, 'rate', { level: 5, words: '很快' });
    await somebody.photo();
    const no = await rewards.verified(somebody);
    await somebody.does(no, 'rate', { level: 5, words: '半小时就有人来修，说得也清楚' });
    await rewards.carriedOut();
  }

  /** Orders help for a neighbour and takes it back; serves in an activity; gets it certified. */
  async function volunteers(): Promise<void> {
    const { at } = paying.rewards;
    made(await at.put(somebody, '/volunteer/me', { skills: ['care'], birthYear: 1957 }));
    const order = await at.orders(somebody, { words: HEALTH, address: HOME, neighbour: NEIGHBOUR });
    made(await somebody.post(`/volunteer/orders/${order.id}/steps/withdraw`, { form: { words: HEALTH } }));
    const activity = await at.published(desk, at.plan(1));
    made(await at.claims(somebody, activity.id));
    at.later(HOUR);
    await at.catchUp();
    made(await at.scan(somebody, 'in', await at.code(desk, activity.id)));
    at.later(3 * HOUR);
    await at.catchUp();
    await at.acts(desk, activity.id, 'settle');
    const { volunteer } = await at.record(somebody);
    const training = { communityId: at.communityId, title: '急救培训', minutes: 90, at: at.now };
    made(await desk.post('/volunteer/trainings', { ...training, numbers: [volunteer.no] }));
    const span = { from: at.now - DAY, to: at.now };
    made(await somebody.post<CertificateView>('/volunteer/certificates', span));
  }

  async function isRewarded(): Promise<void> {
    const { rewards } = paying;
    await paying.grants(100_000);
    const { id: payoutId, no } = await paying.waiting(somebody);
    town().pay.becomes(no, 'SUCCESS');
    await paying.later(3);
    expect((await paying.view(payoutId)).state).toBe('paid');
    await rewards.give(id, 100);
    const good = await rewards.offers(desk);
    const redeemed = made(await rewards.redeems(somebody, good.id));
    made(await rewards.step(somebody, redeemed.id, 'cancel'));
  }

  async function belongs(): Promise<void> {
    const directory = await town().container.getAsync(Directory);
    const [org] = directory.byKind('partyOrg');
    const system = (await administrator(town(), 'systemAdmin')).person;
    const member = { orgUnitId: org?.id, kind: 'full', since: Date.UTC(2010, 6, 1) };
    made(await paying.rewards.at.put(system, `/party/members/${id}`, member));
    const { communityId } = paying.rewards.at;
    await leavesPartyTraces(database(), { personId: id, orgUnitId: org?.id ?? 0, communityId, words: WISH });
  }

  async function reads(): Promise<void> {
    const { communityId: unitId } = paying.rewards.at;
    const { person: editor } = await holderOf('leader', unitId, town());
    await (await town().container.getAsync(Directory)).reload();
    const draft = { unitId, title: '周六清理楼道', column: 'community', body: '<p>请带上手套</p>' };
    const { id: articleId } = made(await editor.post<{ id: number }>('/news-desk', draft));
    made(await editor.post(`/news-desk/${articleId}/steps/publish`, { form: {} }));
    made(await somebody.post(`/news/${articleId}/read`));
    made(await somebody.post('/me/data/copy'));
    made(await somebody.post('/me/data/correction', { words: `门牌应是${HOME}` }));
    await paying.rewards.carriedOut();
  }

  /** What is still sealed in the rows that bear the number: nobody can read it, and it is there all the same. */
  async function sealedOf(): Promise<string[]> {
    const holdings = await town().container.getAsync(PersonalHoldings);
    const owners = await columnsNamed(database(), NAMES_SOMEBODY);
    const left: string[] = [];
    for (const { table, column } of [...holdings.sealed(), ...SOUGHT]) {
      const owner = owners.find((each) => each.startsWith(`${table}.`)) ?? `${table}.id`;
      const rows = await database().read(
        `SELECT 1 FROM ${table} WHERE ${owner} = ? AND ${column} IS NOT NULL AND ${column} <> ''`,
        [id],
      );
      if (rows.length > 0) left.push(`${table}.${column}`);
    }
    return left;
  }

  /** A report about more than the lamp, which is taken back: so nothing of it is unfinished. */
  async function tellsOfItself(): Promise<string> {
    const text = `我是${NAME}，${PHONE}，家住${HOME}：门口的路灯不亮`;
    const no = await somebody.reports(text, { address: HOME });
    await somebody.does(no, 'withdraw', { words: `自己亮了，不用再打${PHONE}` });
    await speaksWhereMerged();
    await paying.rewards.carriedOut();
    return no;
  }

  /** In a case that theirs was merged into, and has been taken out of since: nothing ties them to it but what they wrote. */
  async function speaksWhereMerged(): Promise<void> {
    const other = await paying.rewards.at.resident();
    const into = await other.reports('小区门口路灯不亮');
    await somebody.does(into, 'join', { words: `我是${NAME}，电话${PHONE}` });
    await database().unitOfWork((uow) =>
      uow.run('DELETE FROM case_reporter WHERE personId = ? AND caseId = ?', [id, idOfNumber(into)]),
    );
  }

  async function found(words: string): Promise<string[]> {
    const { body } = await zhang.get<Page<CaseRow>>(`/cases?scope=desk&words=${encodeURIComponent(words)}`);
    return body.rows.map(({ no }) => no);
  }

  async function findings(no: string): Promise<string[]> {
    const said: string[] = [];
    for await (const finding of (await town().container.getAsync(CaseAudit)).findings())
      if (finding.no === no) said.push(finding.says);
    return said;
  }

  it('lives in every module without standing anywhere in clear', async () => {
    await reports();
    await volunteers();
    await isRewarded();
    await belongs();
    await reads();
    const [all, held] = [
      await columnsNamed(database(), /^personId$/),
      await columnsHolding(database(), /^personId$/, id),
    ];
    // A table of people that this story does not know yet: who erases what it holds?
    expect(all.filter((column) => !STAFFS.test(column) && !held.includes(column))).toEqual([]);
    // What is said between the Party’s organisations is theirs; who, where and how somebody is is sealed.
    expect(await heldAtRest(town(), secrets)).toEqual([WISH]);
    const copy = JSON.stringify(await (await town().container.getAsync(PersonalHoldings)).copy(id));
    const things = ['"培训":"急救培训"', '服务时长证明', '正式党员', '随手拍核实奖励', '洗衣液'];
    for (const known of [NAME, PHONE, WISH, HEALTH, HOME, ...things]) expect(copy).toContain(known);
  });

  it('is sealed anew with another key in every column, so that the old one may go', async () => {
    const { container, settings } = town();
    const [holdings, sealing] = [
      await container.getAsync(PersonalHoldings),
      await container.getAsync(PeopleSealing),
    ];
    const known = [...holdings.sealed(), ...SOUGHT].map(({ table, column }) => `${table}.${column}`);
    expect(await columnsNamed(database(), /(Sealed|Secret)$/)).toEqual(known.sort());
    const [old] = keysHeld(settings) ?? [];
    if (!old) throw new Error('a town without keys');
    const fresh = { id: 'fresh', secret: randomBytes(32) };
    const rotate = (...keys: DataKey[]): Promise<number> =>
      Object.assign(new PeopleSealing(), sealing, { sealer: new Sealer(keys) }).rotate(() => undefined);
    expect(await rotate(fresh, old)).toBeGreaterThan(10);
    expect(await columnsWith(database(), [`aes-256-gcm.${old.id}.`])).toEqual([]);
    await rotate(old, fresh);
    expect(await columnsWith(database(), ['aes-256-gcm.fresh.'])).toEqual([]);
    expect(made(await somebody.get<MyDataView>('/me/data'))).toMatchObject({ name: NAME, phone: PHONE });
  });

  it('clears away uploads that nothing kept, and none that a row names', async () => {
    const { container, settings } = town();
    const idle = await somebody.photo();
    const unused = await database().read<{ fileKey: string }>(
      'SELECT fileKey FROM stored_file WHERE caseId IS NULL AND usedAt IS NULL',
    );
    const keys = unused.map(({ fileKey }) => fileKey);
    expect(keys).toContain(idle);
    // A row that names an upload which went through neither Files.keep nor Files.attach would lose it; a key's answer may.
    expect(await columnsWith(database(), keys)).toEqual(['once.answerRef', 'stored_file.fileKey']);
    const files = await container.getAsync(PersonalFiles);
    paying.rewards.at.later(2 * DAY - HOUR);
    await files.clearUnused();
    expect(await columnsWith(database(), [idle])).toEqual(['once.answerRef', 'stored_file.fileKey']);
    paying.rewards.at.later(2 * HOUR);
    expect(await files.clearUnused()).toBeGreaterThan(0);
    await paying.rewards.carriedOut();
    expect(await columnsWith(database(), [idle])).toEqual(['delivery.body', 'once.answerRef']);
    const left = readdirSync(join(settings.dataDir, 'files'), { recursive: true }).join(' ');
    expect(keys.filter((key) => left.includes(key))).toEqual([]);
    const [kept] = await database().read<{ n: number }>(
      'SELECT COUNT(*) AS n FROM stored_file WHERE usedAt > 0',
    );
    expect(kept?.n).toBeGreaterThan(0);
  });

  it('leaves nothing that was carried out and leads to them, however it was addressed, and all that leads to others', async () => {
    const gone = await signsIn('zhuansun');
    const who = await paying.rewards.idOf(gone);
    made(await gone.post('/me/name', { name: '颛孙"不归' }));
    const theirs = [{ personId: who }, { personIds: [who], title: '好' }, { personIds: [1, who, 2] }];
    const others = [{ personId: who * 10 }, { personIds: [1, who * 10, who * 10 + 1] }, { id: who }];
    const before = await database().unitOfWork(async (uow) => {
      const made = [];
      for (const body of [...theirs, { title: '颛孙"不归上报的事' }, ...others])
        made.push(
          await uow.insert('delivery', {
            ...{ topic: 'volunteer.told', body: JSON.stringify(body), state: 'done' },
            ...{ dueAt: uow.now, createdAt: uow.now },
          }),
        );
      return made;
    });
    made(await gone.post('/me/data/erasure'));
    await paying.rewards.carriedOut();
    const left = await database().read<{ id: number }>('SELECT id FROM delivery WHERE id >= ? AND id <= ?', [
      before[0] ?? 0,
      before.at(-1) ?? 0,
    ]);
    expect(left.map(({ id: one }) => one)).toEqual(before.slice(-others.length));
    const [done] = await database().read<{ body: string; state: string }>(
      "SELECT body, state FROM delivery WHERE topic = 'person.forget' ORDER BY id DESC LIMIT 1",
    );
    expect(done).toEqual({ body: '{}', state: 'done' });
  });

  it('waits for what they begin at the same moment, and nothing of them comes after it', async () => {
    const { at } = paying.rewards;
    const hasty = await signsIn('puyang');
    const who = await paying.rewards.idOf(hasty);
    const { id: orderId } = await at.orders(hasty);
    made(
      await hasty.post(`/volunteer/orders/${orderId}/steps/withdraw`, { form: { words: '不用了，谢谢' } }),
    );
    const becomes = (state: string) => ({ state, enteredAt: at.now });
    let commit = (): void => undefined;
    let locked = (): void => undefined;
    const holds = new Promise<void>((resolve) => (locked = resolve));
    const ordering = database().unitOfWork(async (uow) => {
      await uow.lock('SELECT id FROM person WHERE id = ?', [who]);
      await uow.update('volunteer_order', orderId, becomes('ordered'));
      locked();
      await new Promise<void>((resolve) => (commit = resolve));
    });
    await holds;
    const asking = hasty.post<RequestView>('/me/data/erasure');
    await sleep(200);
    commit();
    await ordering;
    expect(made(await asking).stateLabel).toBe('等上报的事办结');
    await database().unitOfWork((uow) => uow.update('volunteer_order', orderId, becomes('withdrawn')));
    await (await town().container.getAsync(RightsRound)).once();

    const { container } = town();
    const actor = {
      id: who,
      kind: 'resident',
      name: '',
      program: 'resident',
      sessionId: 1,
      posts: [],
    } as const;
    const orders = await container.getAsync(OrderService);
    await expect(
      orders.order(actor, {
        ...{ kind: 'care', words: HEALTH, wantedFrom: at.now + DAY, wantedTo: at.now + 2 * DAY, files: [] },
        place: LAMP_PLACE,
      }),
    ).rejects.toThrow('sessionEnded');
    await database().unitOfWork(async (uow) => {
      const body = JSON.stringify({ personIds: [who], title: '活动改期', body: '改到周六' });
      const due = { dueAt: uow.now, createdAt: uow.now };
      await uow.insert('delivery', { topic: 'volunteer.told', body, state: 'waiting', ...due });
    });
    await paying.rewards.carriedOut();
    expect(await database().read('SELECT id FROM notice WHERE personId = ?', [who])).toEqual([]);
  });

  it('is gone from every table, file and search; a bare number stays where something must add up', async () => {
    const no = await tellsOfItself();
    const digests = (await zhang.sees(no)).events.map(({ hash }) => hash);
    for (const secret of [NAME, PHONE, HOME]) expect(await found(secret)).toEqual([no]);
    // From before they were sealed, and the start that was to seal them is not over.
    await database().unitOfWork((uow) =>
      uow.run(
        'UPDATE volunteer_order SET words = ?, address = ?, lng = 116.4, lat = 39.9 WHERE ordererId = ?',
        [...[HEALTH, HOME, id]],
      ),
    );
    expect(made(await somebody.post<RequestView>('/me/data/erasure')).stateLabel).toBe('已办结');
    await paying.rewards.carriedOut();
    expect(await columnsWith(database(), secrets)).toEqual([]);
    expect(await heldAtRest(town(), secrets)).toEqual([]);
    expect(await sealedOf()).toEqual([]);
    for (const secret of [NAME, PHONE, HOME]) expect(await found(secret)).toEqual([]);
    const left = await zhang.sees(no);
    expect(left).toMatchObject({
      text: '我是东*，199****，家住槐花胡同*号院：门口的路灯不亮',
      address: '槐花胡同',
    });
    expect(left.events.map(({ words }) => words)).toEqual([left.text, '自己亮了，不用再打199****']);
    // What is left of the words yields no digest any more; the chain runs over those that were made of the whole.
    expect(left.events.map(({ open, hash }) => [open, hash])).toEqual(digests.map((hash) => ['', hash]));
    expect((await zhang.get<TrailProof>(`/cases/${no}/proof`)).body).toMatchObject({ ok: true, events: 2 });
    expect(await findings(no)).toEqual([]);
    await database().unitOfWork((uow) => uow.update('person', id, { erasedAt: null }));
    expect(await findings(no)).toEqual(['留痕第 1 条的文字被抹去，而写的人没有注销']);
    const unproven = await zhang.get<TrailProof>(`/cases/${no}/proof`);
    expect(unproven.body).toMatchObject({ ok: false, broken: 1 });
    await database().unitOfWork((uow) => uow.update('person', id, { erasedAt: uow.now }));
    expect(await columnsHolding(database(), NAMES_SOMEBODY, id)).toEqual(STAYS);
    const again = await signsIn();
    expect(await paying.rewards.idOf(again)).not.toBe(id);
  });
};
