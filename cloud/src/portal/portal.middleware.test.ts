import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Koa from 'koa';
import request from 'supertest';
import { portalMiddleware, type PortalSettings } from './portal.middleware';

const FILES = {
  'cloud/src/portal/page/index.html': '<h1>一张网</h1>',
  'cloud/src/portal/page/page.css': 'body { margin: 0 }',
  'admin/dist/index.html': '<title>后台</title>',
  'admin/dist/assets/index-BQvZ3x1a.js': 'export {}',
  'dist/resident/h5/index.html': '<title>随手拍</title>',
  'dist/resident/h5/.env': 'SECRET=1',
  'secret.txt': 'outside every site',
  'data/build-progress.json': JSON.stringify({
    items: [{ key: 'resident', name: '随手拍', state: 'building', startedAt: 1_760_000_000_000, seconds: 3 }],
  }),
};

let root: string;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'portal-'));
  for (const [file, content] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
});

afterAll(() => rmSync(root, { recursive: true }));

function portal(settings: Partial<PortalSettings> = {}): ReturnType<typeof request> {
  const app = new Koa();
  app.use(
    portalMiddleware(
      { dataDir: path.join(root, 'data'), demo: true, mapTilesUrl: undefined, ...settings },
      root,
    ),
  );
  app.use((ctx) => {
    ctx.status = 418;
    ctx.body = `passed on ${ctx.path}`;
  });
  return request(app.callback());
}

describe('the portal', () => {
  it('shows the landing page at the root, and lets no other site frame it', async () => {
    const page = await portal().get('/').expect(200, '<h1>一张网</h1>').expect('Content-Type', /html/);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    await portal().get('/page.css').expect(200).expect('Content-Type', /css/);
  });

  it('sends a real deployment to its console, for the landing page is the demonstration’s', async () => {
    await portal({ demo: false }).get('/').expect(302).expect('Location', '/admin/');
    await portal({ demo: false }).get('/page.css').expect(418);
  });

  it('lets a hashed file be kept for ever and a page be asked about each time', async () => {
    await portal()
      .get('/admin/assets/index-BQvZ3x1a.js')
      .expect(200)
      .expect('Cache-Control', /immutable/);
    const page = await portal().get('/admin/').expect(200).expect('Cache-Control', 'no-cache');
    await portal()
      .get('/admin/')
      .set('If-None-Match', page.headers.etag ?? '')
      .expect(304, '');
  });

  it('gives the console’s own addresses its page, but not an address of a file it lacks', async () => {
    await portal().get('/admin/cases/R2026').expect(200, '<title>后台</title>');
    await portal().get('/admin/assets/gone-12345678.js').expect(404);
    await portal().get('/h5/resident/nowhere').expect(404);
  });

  it('adds the missing slash, keeping what was asked', async () => {
    await portal().get('/h5/resident?large=1').expect(302).expect('Location', '/h5/resident/?large=1');
  });

  it('says that a program is still being built', async () => {
    const answer = await portal().get('/h5/command/').expect(503).expect('Retry-After', '5');
    expect(answer.text).toContain('还在编译');
  });

  it.each([
    '/admin/..%2f..%2fsecret.txt',
    '/admin/%2e%2e/%2e%2e/secret.txt',
    '/h5/resident/..%2f..%2f..%2fsecret.txt',
    '/..%2f..%2f..%2f..%2fsecret.txt',
    '/h5/resident/.env',
    '/h5/resident/%00',
    '/h5/resident/%E0%A4%A',
  ])('gives nothing out of its folders: %s', async (address) => {
    const answer = await portal().get(address);
    expect([404, 418]).toContain(answer.status);
    expect(answer.text).not.toMatch(/outside|SECRET/);
  });

  it('tells how far the builds are, and nothing when none was started', async () => {
    const { body } = await portal()
      .get('/api/portal/progress')
      .expect(200)
      .expect('Cache-Control', 'no-store');
    expect(body.items).toMatchObject([{ key: 'resident', state: 'building', seconds: 3 }]);
    await portal({ dataDir: path.join(root, 'elsewhere') })
      .get('/api/portal/progress')
      .expect(200, { items: [] });
  });

  it('passes on what is not a file: other methods, the API', async () => {
    await portal().post('/').expect(418);
    await portal().get('/api/cases').expect(418, 'passed on /api/cases');
  });
});
