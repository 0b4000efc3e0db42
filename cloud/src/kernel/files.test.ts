import { rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { APPIDS, bootApplication, type Booted } from '../../test/support/application';
import type { Actor } from './actor';
import { Database } from './database';
import { Files } from './files';

let app: Booted;
let token: string;
let owner: Actor;

beforeAll(async () => {
  app = await bootApplication();
  const code = app.wechat.codeFor('li', APPIDS.resident);
  const { body } = await app.request.post('/api/session/wechat').send({ program: 'resident', code });
  token = body.token;
  owner = { id: body.person.id, kind: 'resident', name: '', program: 'resident', sessionId: 1, posts: [] };
});
afterAll(() => app.stop());

const upload = (bytes: Buffer, name = 'photo.jpg') =>
  app.request.post('/api/files').set('Authorization', `Bearer ${token}`).attach('file', bytes, name);

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
const video = (size = 64): Buffer => {
  const bytes = Buffer.alloc(size, 7);
  bytes.write('\0\0\0\x18ftypisom', 0, 'latin1');
  return bytes;
};

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
    const post = () => app.request.post('/api/files').set('Authorization', `Bearer ${token}`);
    for (const request of [
      post(),
      post().send({ file: 'x' }),
      post().field('name', 'x'),
      post().attach('other', video(), 'x.mp4'),
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
      (await app.request.post('/api/files').attach('file', video(), 'a.mp4').expect(401)).body.error.code,
    ).toBe('signInFirst');
    await app.request.get(`/api/files/${'0'.repeat(32)}`).expect(404);
    await app.request.get('/api/files/..%2f..%2fetc').expect(400);
  });
});

describe('a video', () => {
  it('is kept as it is and played in pieces', async () => {
    const bytes = video(1000);
    const { body: view } = await upload(bytes, 'clip.mp4').expect(200);
    expect(view.kind).toBe('video');
    const piece = await app.request
      .get(view.url)
      .set('Range', 'bytes=2-11')
      .expect(206)
      .expect('Content-Range', 'bytes 2-11/1000');
    expect(piece.body).toEqual(bytes.subarray(2, 12));
    const tail = await app.request
      .get(view.url)
      .set('Range', 'bytes=-5')
      .expect(206)
      .expect('Content-Type', 'video/mp4');
    expect(tail.body).toHaveLength(5);
    await app.request.get(view.url).set('Range', 'bytes=1000-').expect(416);
    await app.request.head(view.url).expect(200).expect('Content-Length', '1000');
    await app.request.get(view.thumb).expect(200).expect('Content-Type', 'image/jpeg');
  });

  it('is refused by name when it is a WebM, which not every phone plays', async () => {
    const webm = Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.alloc(60)]);
    expect((await upload(webm, 'clip.mp4').expect(422)).body.error.code).toBe('videoNotVideo');
  });

  it('is refused above 50 MB', async () => {
    expect((await upload(video(51 * 1024 * 1024), 'long.mp4').expect(413)).body.error.code).toBe(
      'videoTooLarge',
    );
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
    const first = (await upload(video(), 'a.mp4')).body.id;
    const second = (await upload(await photo())).body.id;
    await expect(attach({ ...owner, id: owner.id + 1 }, [first], 7)).rejects.toMatchObject({
      code: 'fileUnknown',
    });
    await expect(attach(owner, ['f'.repeat(32)], 7)).rejects.toMatchObject({ code: 'fileUnknown' });
    expect((await attach(owner, [second, first], 7)).map(({ id }) => id)).toEqual([second, first]);
    await expect(attach(owner, [first], 8)).rejects.toMatchObject({ code: 'fileTaken' });
    expect(await attach(owner, [], 8)).toEqual([]);
  });
});
