import sharp from 'sharp';
import type { CategoryView } from '../../contract/category/category.api';
import type { PersonView } from '../../contract/identity/identity.api';
import { box, clip } from '../../src/kernel/video.testing';
import { LAMP, LAMP_PLACE, type Person, type Story } from '../build';

const good = { text: '路灯不亮，晚上看不清路', place: LAMP_PLACE, ...LAMP };

/** Everything that goes wrong at the counter: a named error in Chinese, nothing lost, never a 500. */
export const badInput: Story = (town) => {
  let li: Person, wang: Person, zhao: Person;

  beforeAll(async () => {
    li = await town().resident('someone-careless');
    wang = await town().staff('wang');
    zhao = await town().staff('zhao');
  });

  const refused = async (
    body: Record<string, unknown>,
  ): Promise<{ status: number; code: string; message: string }> => {
    const before = await countOf();
    const answer = await li.post('/cases', body);
    expect(await countOf()).toBe(before);
    const { code = '', message = '' } = answer.body.error ?? {};
    return { status: answer.status, code, message };
  };
  const countOf = async (): Promise<number> => {
    let count = 0;
    for (let after: string | undefined = ''; after !== undefined;) {
      const { body }: { body: { rows: unknown[]; next?: string } } = await li.get(
        `/cases?scope=mine&size=100${after ? `&after=${after}` : ''}`,
      );
      count += body.rows.length;
      after = body.next;
    }
    return count;
  };

  const badInputSays = (first: string) => ({
    ...{ status: 400, code: 'badInput' },
    message: `填写的内容有误：${first}`,
  });

  it.each([
    ['a number for words', { ...good, text: 5 }, '请填写文字'],
    ['no words', { ...good, text: '   ' }, '请至少填写 2 个字'],
    ['words that nobody can see', { ...good, text: '\u200b\u200b\u2060\u3164\ufeff' }, '请至少填写 2 个字'],
    ['one word among some that nobody can see', { ...good, text: '灯\u200b\u200b' }, '请至少填写 2 个字'],
    ['words without end', { ...good, text: '长'.repeat(2001) }, '最多 2000 个字'],
    ['half a character', { ...good, text: '路灯\ud83d不亮' }, '含有无法保存的字符'],
    ['a field nobody knows', { ...good, state: 'rated' }, '「state」不是这个请求里的内容，请去掉后重试'],
    [
      'fields nobody knows',
      { ...good, '<b>': 1, [`x${'y'.repeat(90)}`]: 2, '」': 3, z: 4 },
      `「<b>」「x${'y'.repeat(19)}…」「」等 4 项不是这个请求里的内容，请去掉后重试`,
    ],
    ['no place where one is promised', { ...good, place: null }, '位置应为一组填写项，请改正后重试'],
    ['half a place', { ...good, place: { lng: 122 } }, '纬度应为数字'],
    ['a place that is none', { ...good, place: { lng: 'x', lat: 41 } }, '经度应为数字'],
    ['a place beyond the earth', { ...good, place: { lng: 200, lat: 41 } }, '经度应在 -180 到 180 之间'],
    [
      'a place with a height',
      { ...good, place: { ...LAMP_PLACE, up: 1 } },
      '「up」不是位置里的内容，请去掉后重试',
    ],
    ['a number for a category', { ...good, categoryCode: 100118 }, '类别应为文字，请改正后重试'],
    ['a word for yes or no', { ...good, hideName: 'yes' }, '是否隐去姓名应为“是”或“否”，请改正后重试'],
    ['an answer that is none', { ...good, answers: { state: true } }, '回答应为文字、数字或所选的几项'],
    ['a number for an address', { ...good, address: 7 }, '请填写文字'],
    [
      'ten photos',
      { ...good, files: Array.from({ length: 10 }, (_, i) => String(i).repeat(32).slice(0, 32)) },
      '照片和视频最多 9 个',
    ],
  ])('refuses %s', async (_what, body, says) => {
    expect(await refused(body)).toEqual(badInputSays(says));
  });

  it('takes no answer but to what the category asks, and says which question it is about', async () => {
    const answers = async (given: object) => refused({ ...good, answers: given });
    const unseen = { status: 422, code: 'answerMissing', message: '请回答：是哪种情况？' };
    expect(await answers({ state: '' })).toEqual(unseen);
    expect(await answers({ state: '\u200b\u2060' })).toEqual(unseen);
    for (const [given, says] of [
      [{ state: '不亮', colour: '红' }, '这个类别没有问「colour」，请重新选择类别后再回答'],
      [{ state: '飞走了' }, '“是哪种情况？”没有「飞走了」这一项，请重新选择'],
      [{ state: ['不亮'] }, '“是哪种情况？”应选一项'],
      [{ state: 3 }, '“是哪种情况？”应选一项'],
      [{ state: '亮'.repeat(201) }, '“是哪种情况？”的回答最多 200 个字'],
      [{ state: '不亮\u0000' }, '“是哪种情况？”的回答含有无法保存的字符'],
    ] as const)
      expect(await answers(given)).toEqual(badInputSays(says));
    const { categoryCode: _, ...unclassed } = good;
    expect(await refused(unclassed)).toEqual(badInputSays('这个类别没有问「state」，请重新选择类别后再回答'));
  });

  it('refuses what asks wrongly for a list, in words', async () => {
    const asked = async (path: string) => (await wang.get(path)).body.error;
    for (const [path, says] of [
      ['/cases?page=2', '「page」不是这个请求里的内容，请去掉后重试'],
      ['/cases?from=abc', '开始时间应为数字，请改正后重试'],
      ['/cases?size=100000', '每页最多 100 条'],
      ['/cases?size=-1', '每页至少 1 条'],
      ['/cases?size=1&size=2', '每页条数应为数字'],
      ['/cases?states=nonsense', '没有这个状态'],
      ['/cases?supervised=2', '应为 1'],
      [`/cases?after=${'k'.repeat(201)}`, '翻页位置最多 200 个字，请删减后重试'],
      ['/cases-nearby?lng=122&lat=41&metres=5', '距离不能小于 10，请改大后重试'],
      ['/cases-nearby?lng=122&lat=41&metres=x', '距离应为数字，请改正后重试'],
      ['/cases-nearby?lng=122&lat=91', '纬度不能大于 90，请改小后重试'],
    ])
      expect(await asked(path ?? '')).toMatchObject({ message: `填写的内容有误：${says}` });
    expect((await wang.post('/case-bulk', { nos: [], action: 'file' })).body.error?.message).toBe(
      '填写的内容有误：请先选择案件',
    );
    const long = { nos: ['261123999999'], action: 'x'.repeat(41) };
    expect((await wang.post('/case-bulk', long)).body.error?.message).toBe(
      '填写的内容有误：办理步骤最多 40 个字，请删减后重试',
    );
  });

  it('keeps emoji and every line of what was said', async () => {
    const no = await li.reports('灯坏了😡\r\n老人看不清👵🏻');
    expect((await li.sees(no)).text).toBe('灯坏了😡\n老人看不清👵🏻');
  });

  it('refuses a place outside the district, and a report without one', async () => {
    expect(await refused({ ...good, place: { lng: 120, lat: 40 } })).toMatchObject({
      status: 422,
      code: 'placeOutside',
      message: '所选位置不在本区范围内，请重新选择位置',
    });
    const { place: _, ...placeless } = good;
    expect(await refused(placeless)).toMatchObject({
      ...{ status: 422, code: 'placeNeeded' },
      message: '请说明位置：在地图上标出，或写明具体地点',
    });
  });

  it('takes a place in words, which waits to be marked on the map', async () => {
    const { place: _, ...placeless } = good;
    const { status, body } = await li.post('/cases', { ...placeless, address: '幸福里 3 号楼东门口' });
    expect([status, body.address, body.place]).toEqual([200, '幸福里 3 号楼东门口', undefined]);
  });

  it('refuses a category that does not exist, is retired, or has an unanswered question', async () => {
    expect(await refused({ ...good, categoryCode: '999999' })).toMatchObject({
      code: 'categoryUnknown',
      message: '没有这个类别，请重新选择',
    });
    expect(await refused({ ...good, answers: {} })).toMatchObject({
      code: 'answerMissing',
      message: '请回答：是哪种情况？',
    });
    const change = (retired: boolean): Promise<{ status: number }> =>
      town()
        .request.put('/api/categories/200201')
        .set('Authorization', `Bearer ${zhao.token}`)
        .send({ retired });
    expect((await change(true)).status).toBe(200);
    expect(await refused({ ...good, categoryCode: '200201' })).toMatchObject({
      status: 422,
      code: 'categoryRetired',
      message: expect.stringMatching(/^类别“.+”已停用，请改选其他类别$/),
    });
    expect((await change(false)).status).toBe(200);
  });

  it('refuses a creating call without a key, and JSON that is none', async () => {
    const send = (body: string, key?: string) => {
      const call = town()
        .request.post('/api/cases')
        .set('Authorization', `Bearer ${li.token}`)
        .set('Content-Type', 'application/json');
      return (key ? call.set('Idempotency-Key', key) : call).send(body);
    };
    expect((await send(JSON.stringify(good))).body.error).toMatchObject({
      code: 'keyMissing',
      message: '缺少防重复编号，请更新程序后重试',
    });
    expect((await send('{"text":', 'some-key-1')).body.error).toMatchObject({
      code: 'badJson',
      message: '请求内容不是有效的 JSON，请检查后重试',
    });
    expect((await send('[]', 'some-key-2')).status).toBe(400);
    expect(
      (await send(JSON.stringify({ ...good, text: 'x'.repeat(2_000_000) }), 'some-key-3')).body.error.code,
    ).toBe('bodyTooLarge');
  });

  it('does not take paging for more than it is', async () => {
    const says = async (query: string) => (await wang.get(`/cases?${query}`)).body.error?.message;
    const lost = '翻页位置已失效，请回到第一页重新查看';
    expect(await says('after=%27%3B+DROP+TABLE+cases')).toBe(lost);
    expect(await says('after=kzzzzzzzzzzzz')).toBe(lost);
    expect(await says('words=%25%27_!')).toBeUndefined();
  });

  it('bounds what the desk keeps: views, templates, limits', async () => {
    const said = async (path: string, body: Record<string, unknown>) =>
      (await wang.post(path, body)).body.error?.message;
    const query = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`q${n}`, '1']));
    expect(await said('/case-views', { name: '太多', query })).toBe(
      '填写的内容有误：一个视图最多存 20 个筛选条件，请减少后再存',
    );
    expect(await said('/case-views', { name: '太长', query: { words: '长'.repeat(501) } })).toBe(
      '填写的内容有误：说明最多 500 个字，请删减后重试',
    );
    expect(await said('/case-views', { name: '夜里的路灯', query: { lamp: 'red', words: '路灯' } })).toBe(
      undefined,
    );
    expect(await said('/reply-templates', { name: '空', form: 'none', words: '好的' })).toBe(
      '填写的内容有误：这一步不用写文字，不能存常用语，请另选一步',
    );
    expect(await said('/reply-templates', { name: '空', form: 'place', words: '好的' })).toBe(
      '填写的内容有误：这一步不用写文字，不能存常用语，请另选一步',
    );
    expect(await said('/reply-templates', { name: '好', form: 'words', words: '好的' })).toBe(undefined);
    const change = async (limit: string) =>
      town()
        .request.put('/api/categories/200201')
        .set('Authorization', `Bearer ${zhao.token}`)
        .send({ limit });
    const { rows } = (await wang.get<{ rows: CategoryView[] }>('/categories')).body;
    const before = rows.find(({ code }) => code === '200201')?.limit ?? '';
    expect((await change('365d')).body.limit).toBe('365d');
    for (const limit of ['366d', '9999d', '2921h', '8761H'])
      expect((await change(limit)).body.error.message).toBe(
        '填写的内容有误：时限最长一年：365 个工作日、2920 个工作小时或 8760 个自然小时',
      );
    expect((await change(before)).body.limit).toBe(before);
  });

  it('knows no case by a number that is none', async () => {
    for (const no of ['000000000000', '261123999999', '1', 'abc', '%00'])
      expect([400, 404]).toContain((await li.get(`/cases/${no}`)).status);
  });

  it('answers an unknown route and an unknown step in Chinese', async () => {
    expect((await li.get('/nothing')).body.error).toMatchObject({
      code: 'noSuchRoute',
      message: '没有这个接口',
    });
    const no = await li.reports('路灯不亮');
    for (const action of ['explode', 'constructor', '__proto__', 'toString'])
      expect((await li.takes(no, action)).status).toBe(404);
    const says = async (action: string, form: Record<string, unknown>) =>
      (await wang.takes(no, action, form)).body.error?.message;
    expect(await says('decline', { words: '' })).toBe('填写的内容有误：请至少填写 2 个字');
    expect(await says('decline', {})).toBe('填写的内容有误：请填写文字');
    expect(await says('file', { words: '立案', state: 'closed' })).toBe(
      '填写的内容有误：「state」不是这个请求里的内容，请去掉后重试',
    );
    expect((await li.sees(no)).stateLabel).toBe('待受理');
  });

  describe('a photo', () => {
    const codeOf = async (bytes: Buffer, name: string): Promise<string | undefined> =>
      (await li.uploads(bytes, name)).body.error?.code;

    it('of more than 10 MB is refused', async () => {
      const noise = Buffer.alloc(11 * 1024 * 1024, 1);
      const { data } = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123' } })
        .jpeg()
        .toBuffer({ resolveWithObject: true });
      expect(await codeOf(Buffer.concat([data, noise]), 'big.jpg')).toBe('photoTooLarge');
    });

    it('of 50,000 pixels a side is refused before it is opened', async () => {
      const png = await sharp({ create: { width: 50_000, height: 60, channels: 3, background: '#fff' } })
        .png()
        .toBuffer();
      expect(await codeOf(png, 'wide.jpg')).toBe('photoTooManyPixels');
    });

    it('that is a drawing or a page under another name is refused', async () => {
      expect(
        await codeOf(
          Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
          'a.jpg',
        ),
      ).toBe('photoNotPicture');
      expect(await codeOf(Buffer.from('<!doctype html><script>alert(1)</script>'), 'b.jpg')).toBe(
        'photoNotPicture',
      );
      expect(await codeOf(Buffer.alloc(0), 'empty.jpg')).toMatch(/fileMissing|photoNotPicture/);
    });

    it('loses where it was taken', async () => {
      const located = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#456' } })
        .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 7/1 0/1' } })
        .jpeg()
        .toBuffer();
      expect((await sharp(located).metadata()).exif).toBeDefined();
      const { body } = await li.uploads(located);
      const stored = await town().request.get(body.url).buffer(true);
      expect((await sharp(stored.body as Buffer).metadata()).exif).toBeUndefined();
    });

    it('belongs to one case, and to whoever took it', async () => {
      const id = await li.photo();
      await li.reports('路灯不亮', { files: [id] });
      expect(await refused({ ...good, files: [id] })).toMatchObject({ code: 'fileTaken' });
      expect(await refused({ ...good, files: [await wang.photo()] })).toMatchObject({ code: 'fileUnknown' });
    });
  });

  describe('a video', () => {
    const place = '+41.1200+122.0700/';
    const located = Buffer.concat([clip(), box('udta', box('\xa9xyz', place)), box('meta', 'SpyCam')]);

    it('loses where and with what it was taken, in its length and its place', async () => {
      const { body } = await li.uploads(located, 'clip.mp4');
      const stored = await town().request.get(body.url).buffer(true);
      const bytes = stored.body as Buffer;
      expect([bytes.length, bytes.includes(place), bytes.includes('SpyCam')]).toEqual([
        located.length,
        false,
        false,
      ]);
      expect(bytes.subarray(0, clip().length)).toEqual(clip());
    });

    it('that is cut off is refused', async () => {
      const { body } = await li.uploads(located.subarray(0, -3), 'clip.mp4');
      expect(body.error).toMatchObject({ code: 'videoUnreadable' });
    });
  });

  it('does the same for many at once as for one: each refusal with its reason', async () => {
    const chen = await town().resident('chen-yutong');
    const fresh = await chen.reports('路灯不亮');
    const key = 'k'.repeat(80);
    const filed = await chen.reports('另一盏也不亮');
    await wang.does(filed, 'file');
    const answer = await wang.post<{ done: string[]; refused: { no: string; code: string }[] }>(
      '/case-bulk',
      { nos: [fresh, filed, '261123999999'], action: 'file' },
      key,
    );
    expect(answer.body.done).toEqual([fresh]);
    expect(answer.body.refused.map((each) => each.code)).toEqual(['stepRefused', 'notFound']);
    const again = { nos: [fresh, filed, '261123999999'], action: 'file' };
    expect((await wang.post('/case-bulk', again, key)).body).toEqual(answer.body);
    for (const other of [
      { ...again, nos: [fresh] },
      { ...again, nos: [await chen.reports('第三盏')] },
    ])
      expect((await wang.post('/case-bulk', other, key)).body.error).toMatchObject({ code: 'keyReused' });
  });

  it('answers many sent again as before, in whatever order it was written, also what could be done by now', async () => {
    const [zhang, chen] = [await town().staff('zhang'), await town().resident('chen-yutong')];
    const no = await chen.reports('路灯不亮');
    const { posts } = (await (await town().staff('liang')).get<PersonView>('/me')).body;
    const form = { unitId: posts[0]?.unitId, words: '请修' };
    const key = 'sent-again-by-zhang';
    const first = await zhang.post('/case-bulk', { nos: [no], action: 'dispatch', form }, key);
    expect(first.body).toMatchObject({ done: [], refused: [{ no, code: 'stepRefused' }] });
    await wang.does(no, 'file');
    const turned = { form: { words: '请修', unitId: form.unitId }, action: 'dispatch', nos: [no] };
    expect((await zhang.post('/case-bulk', turned, key)).body).toEqual(first.body);
    expect((await zhang.post('/case-bulk', turned)).body).toMatchObject({ done: [no] });
  });
};
