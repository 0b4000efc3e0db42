import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PICTURE, World } from '../../../test/wx/world';
import type { Feeds } from '../../page/builtin';
import type { NodeService, NotedRequest, ProgramLimits, ServiceContext } from '../service';
import { nodeServices } from './all';

type Answer = Record<string, unknown>;

describe('the Node half of the wx functions', () => {
  let world: World;
  let folder: string;
  let told: { event: string; params: Answer }[];
  let noted: NotedRequest[];
  let service: NodeService;
  const open: NodeService[] = [];

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.end());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wx-services-'));
    told = [];
    noted = [];
    service = start();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
    rmSync(folder, { recursive: true });
  });

  function start(feeds: Feeds = {}, limits: Partial<ProgramLimits> = {}): NodeService {
    const context: ServiceContext = {
      dist: __dirname,
      scratch: folder,
      app: { pages: [] },
      limits: { concurrentRequests: 2, storageBytes: 10, storageKeyBytes: 1, ...limits },
      feeds: () => feeds,
      emit: (event, params) => told.push({ event, params: params as Answer }), // an event is an object
      noteRequest: (request) => noted.push(request),
    };
    const started = nodeServices(context);
    open.push(started);
    return started;
  }
  const ask = async (method: string, params: Answer, of = service) =>
    (await of.call(method, params)) as Answer;

  it('notes what each request cost, and nothing for one that never left', async () => {
    await ask('request', { id: '1', url: `${world.url}/json`, method: 'POST', data: { a: 1 } });
    await ask('request', { id: '2', url: 'nowhere' });
    expect(noted).toEqual([
      expect.objectContaining({
        kind: 'request',
        method: 'POST',
        url: `${world.url}/json`,
        sent: 7,
        received: 11,
        status: 200,
      }),
    ]);
    expect(noted[0]?.ended).toBeGreaterThanOrEqual(noted[0]?.began ?? Infinity);
  });

  it('lets no more run at once than told, and aborts one that still waits', async () => {
    world.atOnce = 0;
    const requests = ['1', '2', '3', '4'].map((id) => ask('request', { id, url: `${world.url}/slow` }));
    await ask('transfer.abort', { id: '4' });
    const answers = await Promise.all(requests);
    expect(world.atOnce).toBe(2);
    expect(answers[2]).toMatchObject({ statusCode: 200, data: 'late' });
    expect(answers[3]).toEqual({ failed: 'abort', more: {} });
  });

  it('tells the progress of an upload and of a download', async () => {
    const big = Buffer.alloc(50_000, 'x');
    writeFileSync(join(folder, 'usr', 'big.txt'), big);
    const upload = { url: `${world.url}/json`, filePath: 'wxfile://usr/big.txt', name: 'a"b' };
    expect(await ask('uploadFile', { id: 'up', ...upload })).toMatchObject({ statusCode: 200 });
    const steps = told.filter(({ event }) => event === 'upload.progress').map(({ params }) => params);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.at(-1)).toMatchObject({ id: 'up', progress: 100 });
    expect(world.last.body).toContain('name="a%22b"; filename="big.txt"');
    await ask('downloadFile', { id: 'down', url: `${world.url}/picture.png` });
    expect(told.find(({ event }) => event === 'download.progress')?.params).toMatchObject({
      totalBytesWritten: PICTURE.length,
    });
  });

  it('keeps what storage said last for the next start, and begins empty', async () => {
    expect(await ask('storage.load', {})).toEqual({ entries: {}, allBytes: 10, keyBytes: 1 });
    await Promise.all([1, 2, 3].map((n) => ask('storage.save', { entries: { n: String(n) } })));
    expect(await ask('storage.load', {}, start())).toMatchObject({ entries: { n: '3' } });
  });

  it('gives fed files in turn, begins again after the last, and names what was not fed', async () => {
    const files = ['a.png', 'b.png'].map((name) => join(folder, name));
    for (const file of files) writeFileSync(file, PICTURE);
    const fed = start({ media: files });
    const names: unknown[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const [taken] = (await fed.call('media.take', { kinds: ['image'], count: 1 })) as Answer[]; // a list
      names.push(taken?.['name']);
    }
    expect(names).toEqual(['a.png', 'b.png', 'a.png']);
    await expect(fed.call('media.take', { kinds: ['video'], count: 1 })).rejects.toThrow(
      'no video has been fed',
    );
    expect(await ask('media.take', { kinds: ['image'] }, start({ media: 'cancelled' }))).toEqual({
      failed: 'cancel',
      more: {},
    });
  });

  it('answers at its synchronous door, and nobody who does not know the way', async () => {
    await service.call('storage.load', {});
    const { url } = JSON.parse(readFileSync(join(folder, 'sync-door.json'), 'utf8')) as { url: string }; // written by the door
    const body = JSON.stringify({ method: 'file.readdir', params: { dirPath: 'wxfile://usr' } });
    expect(await (await fetch(url, { method: 'POST', body })).json()).toEqual({ files: [] });
    expect((await fetch(new URL('/guess', url), { method: 'POST', body })).status).toBe(404);
    const unknown = await fetch(url, { method: 'POST', body: JSON.stringify({ method: 'nothing' }) });
    expect(unknown.status).toBe(500);
    expect(await unknown.json()).toContain('has no nothing');
  });

  it('cannot sign in without a code, and says which server had none', async () => {
    await expect(service.call('login', {})).rejects.toThrow('feeds.login');
    const failing = start({ login: { url: `${world.url}/fail` } });
    expect((await ask('login', {}, failing)).failed).toContain('HTTP 503');
  });

  it('is silent once it has been closed', async () => {
    const closing = start();
    const never = ask('request', { id: 'n', url: `${world.url}/never` }, closing);
    await closing.close();
    expect(await never).toMatchObject({ failed: 'abort' });
    expect(told).toEqual([]);
  });
});
