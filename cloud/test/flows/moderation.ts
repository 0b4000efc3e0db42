import { createHash } from 'node:crypto';
import type { CaseView, NearbyCase } from '../../contract/case/case.api';
import type { PersonView } from '../../contract/identity/identity.api';
import type { ModerationItem, ModerationPage } from '../../contract/moderation/moderation.api';
import { idOfNumber } from '../../src/case/case.row';
import { Clock } from '../../src/kernel/clock';
import { Database } from '../../src/kernel/database';
import { Deliveries } from '../../src/kernel/delivery';
import { clip } from '../../src/kernel/video.testing';
import { APPIDS } from '../support/application';
import { text } from '../support/wechat/call';
import { LAMP_PLACE, type Person, type Story } from '../build';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const TEXT_CHECK = '/wxa/msg_sec_check';
const MEDIA_CHECK = '/wxa/media_check_async';
const VIDEO = clip();

/** Nobody sees what nobody has judged; the platform fails in every way it knows, and the report stands all the same. */
export const moderation: Story = (town) => {
  let li: Person, chen: Person, wang: Person, zhang: Person;
  let deliveries: Deliveries, database: Database, clock: Clock;

  beforeAll(async () => {
    [deliveries, database, clock] = await Promise.all([
      town().container.getAsync(Deliveries),
      town().container.getAsync(Database),
      town().container.getAsync(Clock),
    ]);
    await deliveries.stop();
    [li, chen] = [await town().resident('li-moderated'), await town().resident('chen-neighbour')];
    [wang, zhang] = [await town().staff('wang'), await town().staff('zhang')];
    await carriedOut();
  });
  afterAll(() => deliveries.start(() => undefined));
  afterEach(() => {
    town().wechat.mediaResults('once');
    for (const path of [TEXT_CHECK, MEDIA_CHECK] as const) town().wechat.hang(path, 0);
  });

  /** Everything due, what the platform pushes upon it, and what follows from that. */
  async function carriedOut(): Promise<void> {
    for (let more = 1; more > 0;) {
      more = await deliveries.runDue();
      await town().wechat.pushesDone();
    }
  }
  async function later(ms: number): Promise<void> {
    const at = clock.now() + ms;
    const restore = clock.set(() => at);
    await carriedOut().finally(restore);
  }
  const status = async (url: string): Promise<number> => (await town().request.get(url)).status;
  const stateOf = async (no: string) => {
    const [words] = await database.read<{ contentCheck: string }>(
      'SELECT contentCheck FROM cases WHERE id = ?',
      [idOfNumber(no)],
    );
    const files = await database.read<{ contentCheck: string }>(
      'SELECT contentCheck FROM stored_file WHERE caseId = ? ORDER BY id',
      [idOfNumber(no)],
    );
    return [words?.contentCheck, ...files.map(({ contentCheck }) => contentCheck)];
  };
  const nearby = async (who: Person, no: string): Promise<NearbyCase | undefined> => {
    const { lng, lat } = LAMP_PLACE;
    const { body } = await who.get<{ rows: NearbyCase[] }>(`/cases-nearby?lng=${lng}&lat=${lat}&metres=200`);
    return body.rows.find((row) => row.no === no);
  };
  const queue = async (which: 'open' | 'done' = 'open'): Promise<ModerationItem[]> =>
    (await wang.get<ModerationPage>(`/moderation?which=${which}&size=100`)).body.rows;
  const itemsOf = async (no: string, which: 'open' | 'done' = 'open') =>
    (await queue(which)).filter((item) => item.no === no);
  const decide = (who: Person, item: ModerationItem | undefined, action: 'pass' | 'block', seen = 'held') =>
    who.post<ModerationItem>(`/moderation/${item?.id}/steps/${action}`, { seen, words: '已看过原图' });
  const code = (answer: { body: { error?: { code?: string } } }) => answer.body.error?.code;
  const withPhoto = async (text = '楼道灯不亮，请来看看'): Promise<string> =>
    li.reports(text, { files: [await li.photo()] });

  /** The platform's push, as it signs it. */
  async function pushed(
    traceId: string,
    suggest: string,
    token = town().settings.wechat.callbackToken ?? '',
  ) {
    const [timestamp, nonce] = ['1714036504', '1514711492'];
    const signature = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex');
    return town()
      .request.post(
        `/api/wechat/resident/callback?signature=${signature}&timestamp=${timestamp}&nonce=${nonce}`,
      )
      .send({ Event: 'wxa_media_check', trace_id: traceId, errcode: 0, result: { suggest, label: 20002 } });
  }
  const traceOf = async (no: string): Promise<string> => {
    const [row] = await database.read<{ traceId: string }>(
      'SELECT traceId FROM stored_file WHERE caseId = ?',
      [idOfNumber(no)],
    );
    return row?.traceId ?? '';
  };

  it('shows a fresh report to its author and the staff; to others neither word nor byte until it has passed', async () => {
    const no = await withPhoto('没人看过的字');
    const own = await li.sees(no);
    const [ofWang] = (await wang.sees(no)).files;
    expect([await status(own.files[0]?.url ?? ''), await status(own.cover ?? '')]).toEqual([200, 200]);
    expect(await status(ofWang?.thumb ?? '')).toBe(200);

    const shown = await nearby(chen, no);
    expect(shown).toMatchObject({ text: '（文字正在审核）', address: '' });
    expect(shown).not.toHaveProperty('cover');
    const joined = await chen.does(no, 'join', { words: '我也看到了', files: [] });
    expect(joined.files).toMatchObject([{ hidden: '正在审核', url: '', thumb: '' }]);
    const rows = (await chen.get<{ rows: object[] }>('/cases')).body.rows;
    expect(JSON.stringify([joined, rows, (await chen.get<object>('/inbox')).body])).not.toContain(
      '没人看过的字',
    );
    const id = own.files[0]?.id ?? '';
    expect([await status(`/api/files/${id}`), await status(`/api/files/${id}/thumb`)]).toEqual([404, 404]);

    await carriedOut();
    expect(await stateOf(no)).toEqual(['passed', 'passed']);
    const now = await chen.sees(no);
    expect(now).toMatchObject({ text: '没人看过的字', files: [{ id }] });
    expect(now.files[0]).not.toHaveProperty('hidden');
    const cover = (await nearby(chen, no))?.cover ?? '';
    expect([await status(now.files[0]?.url ?? ''), await status(cover)]).toEqual([200, 200]);
    // What the neighbour says is for the staff: nobody judged it.
    expect((await wang.sees(no)).events.at(-1)?.words).toBe('我也看到了');
    expect(JSON.stringify(await li.sees(no))).not.toContain('我也看到了');
  });

  it('keeps the chain checkable for whom the words are not', async () => {
    const no = await li.reports('还没审核');
    const [first] = (await chen.does(no, 'join', { words: '同上', files: [] })).events;
    const [whole] = (await li.sees(no)).events;
    expect(first).toMatchObject({ words: '（文字正在审核）', open: '', hash: whole?.hash });
    expect(first?.openDigest).toBe(
      createHash('sha256')
        .update(whole?.open ?? '')
        .digest('hex'),
    );
    expect(whole).not.toHaveProperty('openDigest');
  });

  it('takes the report while the platform is busy, and asks again until it answers', async () => {
    for (const path of [TEXT_CHECK, MEDIA_CHECK] as const)
      town().wechat.fail(path, { errcode: -1, times: 2 });
    const no = await withPhoto();
    await carriedOut();
    expect(await stateOf(no)).toEqual(['waiting', 'waiting']);
    await later(10 * SECOND);
    await later(30 * SECOND);
    expect(await stateOf(no)).toEqual(['passed', 'passed']);
    expect(await itemsOf(no)).toEqual([]);
  });

  it('gets a new token when its own has ended early', async () => {
    town().wechat.expireTokens(APPIDS.resident);
    const no = await withPhoto();
    await carriedOut();
    expect(await stateOf(no)).toEqual(['passed', 'passed']);
  });

  it('waits for no platform that hangs: the report is there at once, the check three seconds later given up', async () => {
    for (const path of [TEXT_CHECK, MEDIA_CHECK] as const) town().wechat.hang(path, 5 * SECOND);
    const begun = Date.now();
    const no = await withPhoto();
    expect(Date.now() - begun).toBeLessThan(2 * SECOND);
    await carriedOut();
    expect(await stateOf(no)).toEqual(['waiting', 'waiting']);
    for (const path of [TEXT_CHECK, MEDIA_CHECK] as const) town().wechat.hang(path, 0);
    await later(10 * SECOND);
    expect(await stateOf(no)).toEqual(['passed', 'passed']);
  }, 30_000);

  it('keeps a result that comes before its trace id', async () => {
    town().wechat.mediaResults('early');
    const no = await withPhoto();
    const [{ id } = { id: '' }] = (await li.sees(no)).files;
    town().wechat.riskyMedia(id, 'risky');
    await carriedOut();
    await later(10 * SECOND);
    expect(await stateOf(no)).toEqual(['passed', 'held']);
    expect(await itemsOf(no)).toMatchObject([{ kind: 'photo', why: '平台判为违规', risk: '其他' }]);
  });

  it('counts a result that comes twice once', async () => {
    town().wechat.mediaResults('twice');
    const no = await withPhoto();
    const [{ id } = { id: '' }] = (await li.sees(no)).files;
    town().wechat.riskyMedia(id, 'review');
    await carriedOut();
    const [item] = await itemsOf(no);
    expect(item).toMatchObject({ why: '平台判为疑似违规', steps: [{ title: '系统 转人工审核' }] });
    expect(item?.steps).toHaveLength(1);
  });

  it('gives the platform an address that it can fetch', async () => {
    await withPhoto();
    await carriedOut();
    const asked = town()
      .wechat.journal.filter(({ path }) => path === MEDIA_CHECK)
      .at(-1);
    const { pathname, search } = new URL(text(asked?.body, 'media_url'));
    const answer = await town().request.get(pathname + search);
    expect([answer.status, answer.type]).toEqual([200, 'image/jpeg']);
  });

  it('brings a picture that the platform could not fetch before a human at once; a verdict that comes after all counts', async () => {
    const no = await withPhoto();
    const [{ id } = { id: '' }] = (await li.sees(no)).files;
    town().wechat.lostMedia(id);
    await carriedOut();
    expect(await stateOf(no)).toEqual(['passed', 'held']);
    expect(await itemsOf(no)).toMatchObject([{ kind: 'photo', why: '平台没有取到照片' }]);
    await pushed(await traceOf(no), 'pass');
    await carriedOut();
    expect(await stateOf(no)).toEqual(['passed', 'passed']);
  });

  it('brings what the platform never answers before a human after 30 minutes, not before; a late answer still counts', async () => {
    town().wechat.mediaResults('never');
    const no = await withPhoto();
    await carriedOut();
    await pushed(await traceOf(no), 'a word of tomorrow');
    await later(29 * MINUTE);
    expect(await stateOf(no)).toEqual(['passed', 'waiting']);
    await later(31 * MINUTE);
    expect(await stateOf(no)).toEqual(['passed', 'held']);
    expect(await itemsOf(no)).toMatchObject([{ why: '平台 30 分钟没有给出结论', kind: 'photo' }]);
    expect((await pushed(await traceOf(no), 'pass')).status).toBe(200);
    await carriedOut();
    expect(await stateOf(no)).toEqual(['passed', 'passed']);
    expect(await itemsOf(no)).toEqual([]);
  });

  it('brings words and picture before a human when the platform is away for 30 minutes', async () => {
    for (const path of [TEXT_CHECK, MEDIA_CHECK] as const)
      town().wechat.fail(path, { errcode: -1, times: 1_000 });
    const no = await withPhoto('平台一直连不上');
    for (const minutes of [0, 1, 2, 4, 8, 13, 18, 23, 28]) await later(minutes * MINUTE);
    expect(await stateOf(no)).toEqual(['waiting', 'waiting']);
    await later(30 * MINUTE + SECOND);
    for (const path of [TEXT_CHECK, MEDIA_CHECK] as const)
      town().wechat.fail(path, { errcode: -1, times: 0 });
    expect(await stateOf(no)).toEqual(['held', 'held']);
    expect((await itemsOf(no)).map(({ kind }) => kind).sort()).toEqual(['photo', 'words']);
    expect((await li.sees(no)).state).toBe('reported');
    const dead = await database.read("SELECT id FROM delivery WHERE state = 'dead' AND topic LIKE 'check.%'");
    expect(dead).toEqual([]);
  });

  it('hides risky words from the public until a human has looked, and takes the report all the same', async () => {
    town().wechat.risky('专业代办贷款', 'risky');
    const no = await li.reports('路灯不亮，专业代办贷款');
    await carriedOut();
    const [item] = await itemsOf(no);
    expect(item).toMatchObject({ kind: 'words', text: '路灯不亮，专业代办贷款', why: '平台判为违规' });
    expect((await nearby(chen, no))?.text).toBe('（文字正在审核）');
    expect((await wang.sees(no)).text).toContain('代办贷款');
    expect((await decide(wang, item, 'block')).body.stateLabel).toBe('已屏蔽');
    expect(await nearby(chen, no)).toBeUndefined();
    const [done] = await itemsOf(no, 'done');
    expect((await decide(wang, done, 'pass', 'blocked')).body.stateLabel).toBe('已通过');
    expect((await nearby(chen, no))?.text).toBe('路灯不亮，专业代办贷款');
  });

  it('sends every video to a human, and asks no platform about it', async () => {
    const asked = town().wechat.journal.filter(({ path }) => path === MEDIA_CHECK).length;
    const video = (await li.uploads(VIDEO, 'clip.mp4')).body.id;
    const no = await li.reports('有视频', { files: [video] });
    await carriedOut();
    expect(town().wechat.journal.filter(({ path }) => path === MEDIA_CHECK)).toHaveLength(asked);
    const [item] = await itemsOf(no);
    expect(item).toMatchObject({ kind: 'video', why: '视频由人工审核' });
    expect(await status(item?.file?.url ?? '')).toBe(200);
  });

  it('takes the staff’s photos as theirs by name, seen by the reporter at once; their videos are looked at', async () => {
    const no = await li.reports('换好了给我看看');
    const liang = await town().staff('liang');
    const unitId = (await liang.get<PersonView>('/me')).body.posts[0]?.unitId;
    await wang.does(no, 'file');
    await zhang.does(no, 'dispatch', { unitId });
    await liang.does(no, 'accept');
    const files = [await liang.photo(), (await liang.uploads(VIDEO, 'clip.mp4')).body.id];
    await liang.does(no, 'answer', { ending: 'solved', words: '已换', files });
    await carriedOut();
    const [photo, video] = (await li.sees(no)).afterFiles;
    expect(await status(photo?.url ?? '')).toBe(200);
    expect(video).toMatchObject({ kind: 'video', hidden: '正在审核', url: '' });
    const [item] = await itemsOf(no);
    expect((await decide(wang, item, 'pass')).status).toBe(200);
    expect(await status((await li.sees(no)).afterFiles[1]?.url ?? '')).toBe(200);
  });

  it('lets a moderator block: nobody else sees it any more, by whatever address, and its bytes are kept', async () => {
    const no = await withPhoto();
    const [{ id } = { id: '' }] = (await li.sees(no)).files;
    town().wechat.riskyMedia(id, 'risky');
    await carriedOut();
    const before = [(await li.sees(no)).files[0]?.url ?? '', (await zhang.sees(no)).files[0]?.url ?? ''];
    expect(await Promise.all(before.map(status))).toEqual([200, 200]);
    const [item] = await itemsOf(no);
    const { body } = await decide(wang, item, 'block');
    expect(body).toMatchObject({ state: 'blocked', actions: [{ action: 'pass', label: '通过' }] });
    expect(body.steps.at(-1)).toMatchObject({ title: expect.stringMatching(/屏蔽$/), words: '已看过原图' });
    expect(await Promise.all(before.map(status))).toEqual([404, 404]);
    for (const who of [li, wang, zhang]) {
      const view: CaseView = await who.sees(no);
      expect(view.files).toMatchObject([{ hidden: '未通过审核，不予显示', url: '', thumb: '' }]);
      expect(view).not.toHaveProperty('cover');
    }
    expect(await status(body.file?.url ?? '')).toBe(200);
    const [row] = await database.read<{ detail: string }>(
      "SELECT detail FROM audit_waiting WHERE action = 'contentReviewed' AND detail LIKE ? UNION ALL SELECT detail FROM audit_log WHERE action = 'contentReviewed' AND detail LIKE ?",
      [`%"caseId":${idOfNumber(no)}}`, `%"caseId":${idOfNumber(no)}}`],
    );
    expect(JSON.parse(row?.detail ?? '{}')).toMatchObject({ action: '屏蔽', reason: '已看过原图' });
    expect((await decide(wang, item, 'pass', 'blocked')).body.state).toBe('passed');
    expect((await li.sees(no)).cover).toBeDefined();
  });

  it('is for the centre’s moderators alone, one decision at a time, and tells nothing of who reported', async () => {
    await li.post('/me/name', { name: '端木慎言' });
    const no = await li.reports('匿名的图', { files: [await li.photo()], hideName: true });
    const [{ id } = { id: '' }] = (await li.sees(no)).files;
    town().wechat.riskyMedia(id, 'risky');
    await carriedOut();
    const [item] = await itemsOf(no);
    expect(JSON.stringify(item)).not.toMatch(/端|reporter|owner/);
    const [liang, sun] = [await town().staff('liang'), await town().staff('sun')];
    for (const who of [liang, zhang, sun, li, chen]) {
      expect((await who.get('/moderation')).status).toBe(403);
      expect(code(await decide(who, item, 'pass'))).toBe('notYours');
    }
    expect((await town().stranger.get('/moderation')).status).toBe(401);
    expect((await wang.post(`/moderation/${item?.id}/steps/pass`, { seen: 'held' })).status).toBe(400);
    expect(code(await decide(wang, { ...item, id: 999_999 } as ModerationItem, 'pass'))).toBe('notFound');
    expect((await decide(wang, item, 'pass')).status).toBe(200);
    expect(code(await decide(wang, item, 'block'))).toBe('moderationMoved');
    expect(code(await decide(wang, item, 'pass', 'passed'))).toBe('stepRefused');
    expect(await stateOf(no)).toEqual(['passed', 'passed']);
  });

  it('refuses a push that is not signed by the platform, and a replayed one changes nothing', async () => {
    town().wechat.mediaResults('never');
    const no = await withPhoto();
    await carriedOut();
    const trace = await traceOf(no);
    expect((await pushed(trace, 'pass', 'another-token')).status).toBe(403);
    await carriedOut();
    expect(await stateOf(no)).toEqual(['passed', 'waiting']);
    await pushed(trace, 'risky');
    await carriedOut();
    const [item] = await itemsOf(no);
    expect(item).toMatchObject({ risk: '色情' });
    await decide(wang, item, 'block');
    for (const suggest of ['risky', 'pass', 'pass']) await pushed(trace, suggest);
    await carriedOut();
    expect(await stateOf(no)).toEqual(['passed', 'blocked']);
    const [done] = await itemsOf(no, 'done');
    expect(done?.steps.map(({ title }) => title.slice(-2))).toEqual(['审核', '屏蔽']);
  });
};
