import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type {
  AttachmentView,
  NewsDeskRow,
  NewsDeskView,
  NewsRow,
  NewsView,
} from '../../contract/news/news.api';
import type { NoticeView } from '../../contract/notify/notify.api';
import { Clock } from '../../src/kernel/clock';
import { Database } from '../../src/kernel/database';
import { Deliveries } from '../../src/kernel/delivery';
import { clip } from '../../src/kernel/video.testing';
import { NewsRound } from '../../src/news/news.round';
import { Directory } from '../../src/org/directory';
import type { Answered, Person, Story } from '../build';
import { holderOf } from '../powers/strangers';
import { code, made, Volunteering } from '../volunteering';

const HOUR = 3_600_000;
const PDF = Buffer.from('%PDF-1.7\n社区活动报名表\n%%EOF\n');
const VIDEO = clip();

type Body = Record<string, unknown>;

/** 新闻动态: an editor writes, a leader signs, the clock publishes, readers read; nobody else can do any of it. */
export const news: Story = (town) => {
  let wang: Person, lin: Person, li: Person, chief: Person, clerk: Person;
  let database: Database, clock: Clock, round: NewsRound, deliveries: Deliveries;
  let district: number, community: number, elsewhere: number;

  beforeAll(async () => {
    const { container } = town();
    const directory = await container.getAsync(Directory);
    [database, clock, round, deliveries] = await Promise.all([
      container.getAsync(Database),
      container.getAsync(Clock),
      container.getAsync(NewsRound),
      container.getAsync(Deliveries),
    ]);
    ({ communityId: community } = await Volunteering.in(town()));
    district = directory.district.id;
    const street = directory.ancestor(community, 'street')?.id ?? 0;
    elsewhere = directory.byKind('community').find(({ id }) => !directory.isUnder(id, street))?.id ?? 0;
    chief = (await holderOf('leader', community, town())).person;
    clerk = (await holderOf('intake', community, town())).person;
    await directory.reload();
    [wang, lin] = [await town().staff('wang'), await town().staff('lin')];
    li = await town().resident('li-reads-news');
  });

  const article = (more: Body = {}): Body => ({
    unitId: community,
    title: '周六上午一起清理楼道',
    column: 'community',
    body: '<p>请带上手套，九点在活动室门口集合。</p>',
    ...more,
  });
  const written = async (who: Person, more: Body = {}): Promise<NewsDeskView> =>
    made(await who.post<NewsDeskView>('/news-desk', article(more)));
  const takes = (who: Person, id: number, action: string, form: Body = {}) =>
    who.post<NewsDeskView>(`/news-desk/${id}/steps/${action}`, { form });
  const does = async (who: Person, id: number, action: string, form: Body = {}): Promise<NewsDeskView> =>
    made(await takes(who, id, action, form));
  const shown = (who: Person, id: number): Promise<Answered<NewsView>> => who.get<NewsView>(`/news/${id}`);
  const listed = async (query = ''): Promise<NewsRow[]> =>
    made(await li.get<{ rows: NewsRow[] }>(`/news?size=50${query}`)).rows;
  async function at<T>(moment: number, work: () => Promise<T>): Promise<T> {
    const restore = clock.set(() => moment);
    return work().finally(restore);
  }
  const attach = (
    who: Person,
    bytes: Buffer,
    name: string,
    key?: string,
  ): Promise<Answered<AttachmentView>> =>
    who.sends(`/news-attachments?name=${encodeURIComponent(name)}`, { bytes, name }, key);

  it('lets an editor write, and only a leader publish; then everybody reads it', async () => {
    const draft = await written(clerk);
    expect(draft).toMatchObject({ stateLabel: '草稿', columnLabel: '社区新闻', unit: { id: community } });
    expect(draft.actions.map(({ action }) => action)).toEqual(['revise']);
    expect((await shown(li, draft.id)).status).toBe(404);
    expect(code(await takes(clerk, draft.id, 'publish'))).toBe('notYours');

    const out = await does(chief, draft.id, 'publish');
    expect(out.stateLabel).toBe('已发布');
    expect(made(await shown(li, draft.id))).toMatchObject({
      title: '周六上午一起清理楼道',
      body: '<p>请带上手套，九点在活动室门口集合。</p>',
      summary: '请带上手套，九点在活动室门口集合。',
    });
    expect((await listed())[0]?.id).toBe(draft.id);
    expect((await listed('&column=notice')).some(({ id }) => id === draft.id)).toBe(false);
    expect(code(await takes(clerk, draft.id, 'withdraw', { words: '写错了' }))).toBe('notYours');
  });

  it('is the writers’ own tree and nobody else’s', async () => {
    const { id } = await written(chief);
    const above = made(await lin.get<NewsDeskView>(`/news-desk/${id}`));
    expect(above.actions.map(({ action }) => action)).toContain('publish');
    expect(made(await wang.get<NewsDeskView>(`/news-desk/${id}`)).actions).toHaveLength(1);
    const foreign = (await holderOf('leader', elsewhere, town())).person;
    await (await town().container.getAsync(Directory)).reload();
    expect((await foreign.get(`/news-desk/${id}`)).status).toBe(404);
    expect((await takes(foreign, id, 'publish')).status).toBe(404);
    expect(code(await foreign.post('/news-desk', article()))).toBe('notYours');
    expect(code(await chief.post('/news-desk', article({ unitId: district })))).toBe('notYours');
    expect(code(await li.post('/news-desk', article()))).toBe('notYours');
    const zhang = await town().staff('zhang');
    expect(code(await zhang.get('/news-desk'))).toBe('notYours');
    const { rows } = made(await chief.get<{ rows: NewsDeskRow[] }>('/news-desk'));
    expect(rows.every(({ unit }) => unit.id === community)).toBe(true);
  });

  it('publishes by the clock: not a second before, once, and only what was signed', async () => {
    const { id } = await written(clerk);
    const due = clock.now() + 2 * HOUR;
    expect(code(await takes(clerk, id, 'schedule', { at: due }))).toBe('notYours');
    expect(code(await takes(chief, id, 'schedule', { at: clock.now() - 1 }))).toBe('newsTimePast');
    expect(await does(chief, id, 'schedule', { at: due })).toMatchObject({
      state: 'scheduled',
      publishAt: due,
    });
    await at(due - 1000, () => round.once());
    expect((await shown(li, id)).status).toBe(404);
    await at(due, async () => {
      await Promise.all([round.once(), round.once()]);
      expect(made(await shown(li, id)).publishedAt).toBe(due);
    });
    const { steps } = made(await chief.get<NewsDeskView>(`/news-desk/${id}`));
    expect(steps.filter(({ title }) => title === '系统 发布')).toHaveLength(1);

    const other = await written(clerk);
    await does(chief, other.id, 'schedule', { at: due });
    const { unitId: _, ...changed } = article({ title: '签发以后又改了' });
    expect(await does(clerk, other.id, 'revise', changed)).toMatchObject({ state: 'draft' });
    await at(due + HOUR, () => round.once());
    expect((await shown(li, other.id)).status).toBe(404);
  });

  it('takes nothing empty out, and overwrites no colleague', async () => {
    const { id, version } = await written(chief, { body: '<p> </p><script>alert(1)</script>' });
    const refused = await takes(chief, id, 'publish');
    expect([code(refused), refused.body.error?.message]).toEqual([
      'stepRefused',
      '此件现为“草稿”，不能“立即发布”：正文还是空的，请先写好正文',
    ]);
    const { unitId: _, ...form } = article();
    const revise = (who: Person) => who.post(`/news-desk/${id}/steps/revise`, { form, seen: version });
    expect((await revise(clerk)).status).toBe(200);
    expect(code(await revise(chief))).toBe('newsMoved');
  });

  it('withdraws with a reason, and then it is nowhere', async () => {
    const { id } = await written(chief);
    await does(chief, id, 'publish');
    await does(chief, id, 'top');
    expect(code(await takes(chief, id, 'withdraw'))).toBe('badInput');
    await does(chief, id, 'withdraw', { words: '时间有变' });
    expect((await shown(li, id)).status).toBe(404);
    expect((await li.post(`/news/${id}/read`)).status).toBe(404);
    expect((await listed()).some((row) => row.id === id)).toBe(false);
  });

  it('keeps what is topped first, five at most; pages go on below without a gap or a repeat', async () => {
    const ids: number[] = [];
    for (let n = 0; n < 7; n++) {
      const { id } = await written(chief, { title: `通知之${n}`, column: 'study' });
      await does(chief, id, 'publish');
      ids.push(id);
    }
    const [first = 0, second = 0] = ids;
    await does(chief, first, 'top');
    expect(code(await takes(chief, first, 'top'))).toBe('stepRefused');
    const query = '/news?column=study&size=3';
    const one = made(await li.get<{ rows: NewsRow[]; next?: string }>(query));
    const two = made(await li.get<{ rows: NewsRow[] }>(`${query}&after=${one.next}`));
    expect([...one.rows, ...two.rows].map(({ id }) => id)).toEqual([first, ...ids.slice(1).reverse()]);
    for (const id of ids.slice(1, 5)) await does(chief, id, 'top');
    expect(code(await takes(chief, ids[5] ?? 0, 'top'))).toBe('stepRefused');
    for (const id of ids.slice(0, 5)) await does(chief, id, 'untop');
    expect((await listed('&column=study')).every(({ top }) => !top)).toBe(true);
    expect(second).toBeGreaterThan(0);
  });

  it('counts a reader once, twenty at the same time each', async () => {
    const { id } = await written(chief);
    await does(chief, id, 'publish');
    const readers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => town().resident(`news-reader-${n}`)),
    );
    const read = await Promise.all([...readers, ...readers].map((who) => who.post(`/news/${id}/read`)));
    expect(read.map(({ status }) => status)).toEqual(read.map(() => 200));
    expect(made(await shown(li, id)).readers).toBe(20);
  });

  it('keeps no script that was sent, and shows none that was put into the row', async () => {
    const id32 = 'c'.repeat(32);
    const attack =
      `<p onclick=alert(1)>好</p><script>alert(1)</script><img src=x onerror=alert(1)><img data-file="${id32}">` +
      '<a href="javascript:alert(1)">点</a><svg onload=alert(1)><iframe src="https://evil.example"></iframe>';
    const { id } = await written(chief, { body: attack.replace(`<img data-file="${id32}">`, '') });
    const [row] = await database.read<{ body: string }>('SELECT body FROM news_article WHERE id = ?', [id]);
    expect(row?.body).toBe('<p>好</p>点');
    await does(chief, id, 'publish');
    await database.unitOfWork((uow) => uow.update('news_article', id, { body: attack }));
    expect(made(await shown(li, id)).body).toBe('<p>好</p>点');
    expect(made(await chief.get<NewsDeskView>(`/news-desk/${id}`)).body).toBe('<p>好</p>点');
  });

  it('shows pictures of its own writer alone, and a video when it has been looked at', async () => {
    const mine = await chief.photo();
    const theirs = await li.photo();
    const video = (await chief.uploads(VIDEO, 'clip.mp4')).body.id;
    const body = `<p>看图</p><img src="/api/files/${mine}?pass=x" alt="楼道">`;
    expect(code(await chief.post('/news-desk', article({ coverId: theirs })))).toBe('fileUnknown');
    expect(code(await chief.post('/news-desk', article({ videoId: mine })))).toBe('fileUnknown');
    const stolen = article({ body: `<img src="/api/files/${theirs}">` });
    expect(code(await chief.post('/news-desk', stolen))).toBe('fileUnknown');
    const { id } = await written(chief, { body, coverId: mine, videoId: video });
    await does(chief, id, 'publish');
    const view = made(await shown(li, id));
    const address = /src="([^"]+)"/.exec(view.body)?.[1] ?? '';
    expect((await town().request.get(address.replaceAll('&amp;', '&'))).status).toBe(200);
    expect(view).toMatchObject({ cover: { id: mine }, video: { id: video, hidden: '正在审核' } });
    // Somebody else of the same desk may correct it without sending the picture again.
    const { unitId: _, ...form } = article({ title: '更正了题目', body, coverId: mine, videoId: video });
    await does(lin, id, 'correct', form);
    expect(made(await shown(li, id))).toMatchObject({ title: '更正了题目', cover: { id: mine } });
  });

  it('offers attachments for download only, known by their bytes', async () => {
    const made1 = made(await attach(chief, PDF, '报名表.exe'));
    expect(made1).toMatchObject({ name: '报名表.pdf', kind: 'pdf', bytes: PDF.length });
    expect(code(await attach(chief, Buffer.from('MZ这是程序'), '报名表.pdf'))).toBe('attachmentUnfit');
    expect(code(await attach(chief, Buffer.from('<script>alert(1)</script>'), 'a.docx'))).toBe(
      'attachmentUnfit',
    );
    expect(code(await attach(chief, Buffer.alloc(11 * 1024 * 1024, 1), 'a.pdf'))).toBe('attachmentTooLarge');
    expect(code(await attach(li, PDF, 'a.pdf'))).toBe('notYours');
    const once = made(await attach(chief, PDF, 'a.pdf', 'the-same-key'));
    expect(made(await attach(chief, PDF, 'a.pdf', 'the-same-key'))).toEqual(once);
    const kept = readdirSync(join(town().settings.dataDir, 'files'), { recursive: true }).length;
    expect(code(await attach(chief, PDF, 'b.pdf', 'the-same-key'))).toBe('keyReused');
    expect(readdirSync(join(town().settings.dataDir, 'files'), { recursive: true })).toHaveLength(kept);
    const theirs = made(await attach(lin, PDF, '别人的.pdf'));
    expect(code(await chief.post('/news-desk', article({ attachmentIds: [theirs.id] })))).toBe(
      'attachmentUnknown',
    );

    const { id, attachments } = await written(chief, { attachmentIds: [made1.id] });
    expect(attachments).toEqual([made1]);
    const path = `/news-attachments/${made1.id}`;
    expect((await li.get(path)).status).toBe(404);
    await does(chief, id, 'publish');
    const answer = await town().request.get(`/api${path}`).set('Authorization', `Bearer ${li.token}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(PDF);
    expect(answer.headers['content-disposition']).toMatch(/^attachment;/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect((await town().request.get(`/api${path}`)).status).toBe(401);
    await does(chief, id, 'withdraw', { words: '附件有误' });
    expect((await li.get(path)).status).toBe(404);
  });

  it('pushes into the inboxes of its own unit’s volunteers, once each', async () => {
    const around = await Volunteering.in(town());
    const [here, there] = [
      await around.volunteer({ communityId: community }),
      await around.volunteer({ communityId: elsewhere }),
    ];
    const { id } = await written(chief, { title: '志愿者招募说明会' });
    expect(code(await takes(chief, id, 'push', { to: 'volunteers', unitId: community }))).toBe('stepRefused');
    await does(chief, id, 'publish');
    expect(code(await takes(chief, id, 'push', { to: 'volunteers', unitId: district }))).toBe(
      'newsReadersOutside',
    );
    expect(code(await takes(chief, id, 'push', { to: 'everybody', unitId: community }))).toBe('badInput');
    const { body } = await takes(chief, id, 'push', { to: 'volunteers', unitId: community });
    expect(body.steps.at(-1)?.words).toMatch(/的志愿者$/);
    await does(chief, id, 'push', { to: 'volunteers', unitId: community });
    await deliveries.runDue();
    const inbox = async (who: Person) =>
      made(await who.get<{ rows: NoticeView[] }>('/inbox')).rows.filter(
        ({ about }) => about?.kind === 'article' && about.id === id,
      );
    expect(await inbox(here)).toMatchObject([{ title: '志愿者招募说明会', read: false }]);
    expect(await inbox(there)).toEqual([]);
    await does(lin, id, 'push', { to: 'partyMembers', unitId: community });
    await deliveries.runDue();
    expect(made(await lin.get<NewsDeskView>(`/news-desk/${id}`)).pushed).toBeGreaterThanOrEqual(1);
    expect(await inbox(here)).toHaveLength(1);
  });

  it('lists policies by what they are about; other columns bear no such tag', async () => {
    const { id } = await written(wang, { unitId: district, column: 'policy', tags: ['tax', 'jobs'] });
    await does(lin, id, 'publish');
    const other = await written(wang, { unitId: district, column: 'notice', tags: ['tax'] });
    await does(lin, other.id, 'publish');
    expect((await listed('&tag=jobs')).map((row) => row.id)).toEqual([id]);
    expect((await listed('&column=policy&tag=tax'))[0]?.tags.map(({ label }) => label)).toEqual([
      '税费减免',
      '用工稳岗',
    ]);
    expect((await listed('&tag=tax')).map((row) => row.id)).toEqual([id]);
    expect((await li.get('/news?tag=nothing')).status).toBe(400);
  });

  it('makes one article of a call sent twice', async () => {
    const key = 'the-same-article-twice';
    const [one, two] = [
      await chief.post<NewsDeskView>('/news-desk', article(), key),
      await chief.post<NewsDeskView>('/news-desk', article(), key),
    ];
    expect(made(two).id).toBe(made(one).id);
  });
};
