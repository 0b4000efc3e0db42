import sharp from 'sharp';
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

  it.each([
    ['a number for words', { ...good, text: 5 }, '请填写文字'],
    ['no words', { ...good, text: '   ' }, '请至少填写 2 个字'],
    ['words without end', { ...good, text: '长'.repeat(2001) }, '最多 2000 个字'],
    ['half a character', { ...good, text: '路灯\ud83d不亮' }, '含有无法保存的字符'],
    ['a field nobody knows', { ...good, state: 'rated' }, ''],
    ['a place that is none', { ...good, place: { lng: 'x', lat: 41 } }, '经度应为数字'],
    [
      'ten photos',
      { ...good, files: Array.from({ length: 10 }, (_, i) => String(i).repeat(32).slice(0, 32)) },
      '照片和视频最多 9 个',
    ],
  ])('refuses %s', async (_what, body, says) => {
    const answer = await refused(body);
    expect(answer).toMatchObject({ status: 400, code: 'badInput', message: expect.stringContaining(says) });
  });

  it('keeps emoji and every line of what was said', async () => {
    const no = await li.reports('灯坏了😡\r\n老人看不清👵🏻');
    expect((await li.sees(no)).text).toBe('灯坏了😡\n老人看不清👵🏻');
  });

  it('refuses a place outside the district, and a report without one', async () => {
    expect(await refused({ ...good, place: { lng: 120, lat: 40 } })).toMatchObject({
      status: 422,
      code: 'placeOutside',
    });
    const { place: _, ...placeless } = good;
    expect(await refused(placeless)).toMatchObject({ status: 422, code: 'placeNeeded' });
  });

  it('takes a place in words, which waits to be marked on the map', async () => {
    const { place: _, ...placeless } = good;
    const { status, body } = await li.post('/cases', { ...placeless, address: '幸福里 3 号楼东门口' });
    expect([status, body.address, body.place]).toEqual([200, '幸福里 3 号楼东门口', undefined]);
  });

  it('refuses a category that does not exist, is retired, or has an unanswered question', async () => {
    expect(await refused({ ...good, categoryCode: '999999' })).toMatchObject({ code: 'categoryUnknown' });
    expect(await refused({ ...good, answers: {} })).toMatchObject({
      code: 'answerMissing',
      message: expect.stringContaining('是哪种情况'),
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
    expect((await send(JSON.stringify(good))).body.error.code).toBe('keyMissing');
    expect((await send('{"text":', 'some-key-1')).body.error).toMatchObject({
      code: 'badJson',
      message: expect.stringContaining('JSON'),
    });
    expect((await send('[]', 'some-key-2')).status).toBe(400);
    expect(
      (await send(JSON.stringify({ ...good, text: 'x'.repeat(2_000_000) }), 'some-key-3')).body.error.code,
    ).toBe('bodyTooLarge');
  });

  it('does not take paging for more than it is', async () => {
    const code = async (query: string): Promise<string | undefined> =>
      (await wang.get(`/cases?${query}`)).body.error?.code;
    expect(await code('size=100000')).toBe('badInput');
    expect(await code('size=-1')).toBe('badInput');
    expect(await code('after=%27%3B+DROP+TABLE+cases')).toBe('badCursor');
    expect(await code('after=kzzzzzzzzzzzz')).toBe('badCursor');
    expect(await code('states=nonsense')).toBe('badInput');
    expect(await code('words=%25%27_!')).toBeUndefined();
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
    expect((await wang.takes(no, 'decline', { words: '' })).body.error?.code).toBe('badInput');
    expect((await wang.takes(no, 'file', { words: '立案', state: 'closed' })).body.error?.code).toBe(
      'badInput',
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
    const filed = await chen.reports('另一盏也不亮');
    await wang.does(filed, 'file');
    const answer = await wang.post<{ done: string[]; refused: { no: string; code: string }[] }>(
      '/case-bulk',
      { nos: [fresh, filed, '261123999999'], action: 'file' },
    );
    expect(answer.body.done).toEqual([fresh]);
    expect(answer.body.refused.map((each) => each.code)).toEqual(['stepRefused', 'notFound']);
  });
};
