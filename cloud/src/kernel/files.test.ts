import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { PRIVACY_VERSION } from '../../contract/identity/privacy';
import { APPIDS, bootApplication, type Booted } from '../../test/support/application';
import type { Actor } from './actor';
import { Clock } from './clock';
import { Database } from './database';
import { FileAddresses } from './file-address';
import { Files } from './files';
import { box, clip } from './video.testing';

let app: Booted;
let token: string;
let owner: Actor;

beforeAll(async () => {
  app = await bootApplication({ env: { LIMIT_UPLOADS: '40' } });
  const code = app.wechat.codeFor('li', APPIDS.resident);
  const visit = { program: 'resident', code, consent: PRIVACY_VERSION };
  const { body } = await app.request.post('/api/session/wechat').send(visit);
  token = body.token;
  owner = { id: body.person.id, kind: 'resident', name: '', program: 'resident', sessionId: 1, posts: [] };
});
afterAll(() => app.stop());

const sending = (as: string, key: string = randomUUID()) =>
  app.request.post('/api/files').set('Authorization', `Bearer ${as}`).set('Idempotency-Key', key);
const upload = (bytes: Buffer, name = 'photo.jpg', key?: string) =>
  sending(token, key).attach('file', bytes, name);

const photo = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#478' } })
    .withExif({
      IFD0: { Make: 'SpyCam' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '30/1 1/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '120/1 1/1 0/1',
      },
    })
    .jpeg()
    .toBuffer();

describe('a photo', () => {
  it('is stored without place or device, and shown whole and small under an id nobody can guess', async () => {
    const sent = await photo();
    expect((await sharp(sent).metadata()).exif?.includes('SpyCam')).toBe(true);
    const { body: view } = await upload(sent).expect(200);
    expect(view).toMatchObject({
      kind: 'photo',
      width: 800,
      height: 600,
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const whole = await app.request
      .get(view.url)
      .expect(200)
      .expect('Content-Type', 'image/jpeg')
      .expect('X-Content-Type-Options', 'nosniff');
    expect(whole.headers['cache-control']).toContain('immutable');
    expect((await sharp(whole.body).metadata()).exif).toBeUndefined();
    const small = await app.request.get(view.thumb).expect(200);
    expect((await sharp(small.body).metadata()).width).toBe(480);
  });

  it.each([
    [
      'a page called .jpg',
      () => Buffer.from('<html><script>alert(1)</script></html>'),
      422,
      'photoNotPicture',
    ],
    [
      'a drawing called .jpg',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      422,
      'photoNotPicture',
    ],
    ['half a photo', async () => (await photo()).subarray(0, 900), 422, 'photoUnreadable'],
    [
      'more than 10 MB',
      () => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(11 * 1024 * 1024)]),
      413,
      'photoTooLarge',
    ],
    ['nothing at all', () => Buffer.alloc(0), 400, 'fileMissing'],
  ])('is refused when it is %s', async (_what, bytes, status, code) => {
    const { body } = await upload(await bytes()).expect(status);
    expect(body.error.code).toBe(code);
  });

  it('is missed when the request holds none, or is not whole', async () => {
    const post = () => sending(token);
    for (const request of [
      post(),
      post().send({ file: 'x' }),
      post().field('name', 'x'),
      post().attach('other', clip(), 'x.mp4'),
    ]) {
      expect((await request.expect(400)).body.error.code).toBe('fileMissing');
    }
    const broken = post()
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc');
    expect((await broken.expect(400)).body.error.code).toBe('fileMissing');
  });

  it('is only taken from someone signed in, and unknown ids are not found', async () => {
    expect(
      (await app.request.post('/api/files').attach('file', clip(), 'a.mp4').expect(401)).body.error.code,
    ).toBe('signInFirst');
    await app.request.get(`/api/files/${'0'.repeat(32)}`).expect(404);
    await app.request.get('/api/files/..%2f..%2fetc').expect(400);
  });
});

describe('an upload that is sent again', () => {
  const database = () => app.container.getAsync(Database);
  const count = async (): Promise<number> =>
    (await (await database()).read('SELECT id FROM stored_file WHERE ownerId = ?', [owner.id])).length;

  it('gets the same id by the same key, and no second file, also when both come at once', async () => {
    const [bytes, before, key] = [await photo(), await count(), randomUUID()];
    const [one, other] = await Promise.all([upload(bytes, 'a.jpg', key), upload(bytes, 'a.jpg', key)]);
    const again = await upload(bytes, 'a.jpg', key).expect(200);
    expect([other.body.id, again.body.id]).toEqual([one.body.id, one.body.id]);
    expect(await count()).toBe(before + 1);
  });

  it('is refused when it is another file, or has no key', async () => {
    const key = randomUUID();
    await upload(await photo(), 'a.jpg', key).expect(200);
    expect((await upload(clip(), 'a.mp4', key).expect(409)).body.error.code).toBe('keyReused');
    const bare = app.request.post('/api/files').set('Authorization', `Bearer ${token}`);
    expect((await bare.attach('file', clip(), 'a.mp4').expect(400)).body.error.code).toBe('keyMissing');
  });

  it('is kept anew where the first one has been cleared away meanwhile', async () => {
    const [bytes, key] = [await photo(), randomUUID()];
    const { body } = await upload(bytes, 'a.jpg', key).expect(200);
    await (
      await database()
    ).unitOfWork((uow) => uow.run('DELETE FROM stored_file WHERE fileKey = ?', [body.id]));
    const again = await upload(bytes, 'a.jpg', key).expect(200);
    expect(again.body.id).not.toBe(body.id);
    await app.request.get(again.body.url).expect(200);
    expect((await upload(bytes, 'a.jpg', key).expect(200)).body.id).toBe(again.body.id);
  });
});

describe('a video', () => {
  it('is kept without the place it was taken at, and played in pieces', async () => {
    const place = box('moov', box('udta', box('\xa9xyz', '+41.1200+122.0700/')));
    const bytes = Buffer.concat([clip(), place]);
    const free = Buffer.concat([clip(), box('moov', box('free', Buffer.alloc(place.length - 16)))]);
    const { body: view } = await upload(bytes, 'clip.mp4').expect(200);
    expect(view.kind).toBe('video');
    const piece = await app.request
      .get(view.url)
      .set('Range', 'bytes=2-11')
      .expect(206)
      .expect('Content-Range', `bytes 2-11/${bytes.length}`);
    expect(piece.body).toEqual(bytes.subarray(2, 12));
    expect((await app.request.get(view.url).expect(200)).body).toEqual(free);
    const tail = await app.request
      .get(view.url)
      .set('Range', 'bytes=-5')
      .expect(206)
      .expect('Content-Type', 'video/mp4');
    expect(tail.body).toHaveLength(5);
    await app.request.get(view.url).set('Range', `bytes=${bytes.length}-`).expect(416);
    await app.request.head(view.url).expect(200).expect('Content-Length', String(bytes.length));
    await app.request.get(view.thumb).expect(200).expect('Content-Type', 'image/jpeg');
  });

  it('is refused by name when it is a WebM, which not every phone plays', async () => {
    const webm = Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.alloc(60)]);
    expect((await upload(webm, 'clip.mp4').expect(422)).body.error.code).toBe('videoNotVideo');
  });

  it('is refused by name when it is cut off', async () => {
    const { error } = (await upload(clip().subarray(0, -9), 'clip.mp4').expect(422)).body;
    expect(error).toMatchObject({
      code: 'videoUnreadable',
      message: '视频已损坏或不完整，无法打开，请换一段',
    });
  });

  it('is refused above 50 MB', async () => {
    expect((await upload(clip(51 * 1024 * 1024), 'long.mp4').expect(413)).body.error.code).toBe(
      'videoTooLarge',
    );
  });
});

describe('so many bytes an hour', () => {
  it('are what one person may upload; then it is refused by name, and nobody else is', async () => {
    const code = app.wechat.codeFor('zhao', APPIDS.resident);
    const visit = { program: 'resident', code, consent: PRIVACY_VERSION };
    const { body } = await app.request.post('/api/session/wechat').send(visit);
    const send = (as: string) => sending(as).attach('file', clip(21 * 1024 * 1024), 'clip.mp4');
    await send(body.token).expect(200);
    const { error } = (await send(body.token).expect(429)).body;
    expect(error.code).toBe('uploadedEnough');
    expect(error.message).toMatch(/^一小时内上传的照片和视频过多，请 (59|60) 分钟后再传$/);
    await upload(await photo()).expect(200);
  });
});

describe('the address of a file', () => {
  const statesOf = async (url: string): Promise<number> => (await app.request.get(url)).status;

  it('shows nothing without its pass, with another file’s, or with one made up or for more eyes', async () => {
    const [{ body: one }, { body: other }] = [await upload(await photo()), await upload(await photo())];
    const pass = one.url.split('?')[1];
    const forged = [
      `/api/files/${one.id}`,
      `/api/files/${other.id}?${pass}`,
      one.url.replace('pass=i', 'pass=m'),
      one.url.replace(/pass=i[0-9a-z]+/, 'pass=izzzzzzzz'),
      one.url.slice(0, -1) + (one.url.endsWith('A') ? 'B' : 'A'),
      `/api/files/${one.id}/thumb?pass=x`,
    ];
    for (const url of forged) {
      const { status, body, text } = await app.request.get(url);
      expect([url, status, body.error.code, text.length < 300]).toEqual([url, 404, 'notFound', true]);
    }
    expect(await statesOf(one.url)).toBe(200);
  });

  it('ends after two hours at most, and stays the same within the hour', async () => {
    const clock = await app.container.getAsync(Clock);
    const { body: view } = await upload(await photo()).expect(200);
    const at = clock.now();
    const { headers } = await app.request.get(view.url).expect(200);
    expect(headers['cache-control']).toMatch(/^private, max-age=\d{4}, immutable$/);
    const restore = clock.set(() => at + 2 * 3_600_000);
    expect(await statesOf(view.url)).toBe(404);
    restore();
    expect(await statesOf(view.url)).toBe(200);
  });

  it('for everybody shows an upload only once it has passed, and a blocked one to moderators alone', async () => {
    const addresses = await app.container.getAsync(FileAddresses);
    const database = await app.container.getAsync(Database);
    const { body: view } = await upload(await photo()).expect(200);
    const seen = async (contentCheck: string) => {
      await database.unitOfWork((uow) =>
        uow.run('UPDATE stored_file SET contentCheck = ? WHERE fileKey = ?', [contentCheck, view.id]),
      );
      const readers = ['public', 'insider', 'moderator'] as const;
      return Promise.all(readers.map((reader) => statesOf(addresses.thumb(view.id, reader))));
    };
    expect(await seen('waiting')).toEqual([404, 200, 200]);
    expect(await seen('held')).toEqual([404, 200, 200]);
    expect(await seen('passed')).toEqual([200, 200, 200]);
    expect(await seen('blocked')).toEqual([404, 404, 200]);
    expect(await statesOf(view.url)).toBe(404);
  });
});

describe('a file whose bytes are gone from the store', () => {
  it('is not found by name, whole or small, though its row is there', async () => {
    const { body: view } = await upload(await photo()).expect(200);
    rmSync(join(app.settings.dataDir, 'files', view.id.slice(0, 2)), { recursive: true });
    for (const url of [view.url, view.thumb]) {
      const { body } = await app.request.get(url).expect(404);
      expect(body.error).toMatchObject({ code: 'fileGone', message: '照片或视频已不在存储中，无法显示' });
    }
  });
});

describe('binding uploads to a case', () => {
  const attach = async (actor: Actor, ids: string[], caseId: number) => {
    const files = await app.container.getAsync(Files);
    return (await app.container.getAsync(Database)).unitOfWork((uow) =>
      files.attach(uow, actor, ids, caseId),
    );
  };

  it('happens once, in the order asked, and only for one’s own', async () => {
    const first = (await upload(clip(), 'a.mp4')).body.id;
    const second = (await upload(await photo())).body.id;
    await expect(attach({ ...owner, id: owner.id + 1 }, [first], 7)).rejects.toMatchObject({
      code: 'fileUnknown',
    });
    await expect(attach(owner, ['f'.repeat(32)], 7)).rejects.toMatchObject({ code: 'fileUnknown' });
    const bound = await attach(owner, [second, first], 7);
    expect(bound.map(({ fileKey, caseId }) => [fileKey, caseId])).toEqual([
      [second, 7],
      [first, 7],
    ]);
    await expect(attach(owner, [first], 8)).rejects.toMatchObject({ code: 'fileTaken' });
    expect(await attach(owner, [], 8)).toEqual([]);
  });
});
