import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApplication, type Listening } from '../src/application';
import { readSettings } from '../src/kernel/settings';
import { Opening } from '../src/portal/opening';

const PATHS = [
  '/',
  '/api/health',
  '/api/portal/progress',
  '/api/ready',
  '/api/cases',
  '//api/cases',
  '/api/nowhere',
];
interface Answer {
  readonly status: number;
  readonly text: string;
}

async function answers(url: string): Promise<Record<string, Answer>> {
  const asked = PATHS.map(async (path): Promise<[string, Answer]> => {
    const response = await fetch(`${url}${path}`);
    return [path, { status: response.status, text: await response.text() }];
  });
  return Object.fromEntries(await Promise.all(asked));
}

describe('a server whose town is still being told', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'one-net-opening-'));
  let application: Listening;
  let meanwhile: Record<string, Answer>;

  beforeAll(async () => {
    const settings = readSettings({
      NODE_ENV: 'test',
      PORT: '0',
      LOG_LEVEL: 'error',
      DATA_DIR: dataDir,
      WORKERS: '0',
    });
    application = await startApplication(settings, async (container, url) => {
      (await container.getAsync(Opening)).told(0.25);
      meanwhile = await answers(url);
    });
  });
  afterAll(async () => {
    await application.stop();
    rmSync(dataDir, { recursive: true });
  });

  it('shows its page, and how far the telling is', () => {
    expect(meanwhile['/']).toMatchObject({ status: 200, text: expect.stringContaining('一张网') });
    expect(JSON.parse(meanwhile['/api/portal/progress']?.text ?? '')).toMatchObject({
      items: [{ key: 'town', name: '演示城区', state: 'building', share: 0.25 }],
    });
  });

  it('is alive and not ready, and asks every call to wait, however it is written', () => {
    expect(meanwhile['/api/health']?.status).toBe(200);
    expect(meanwhile['/api/ready']).toEqual({
      status: 503,
      text: JSON.stringify({ ready: false, says: '正在讲述演示城区' }),
    });
    for (const path of ['/api/cases', '//api/cases', '/api/nowhere'])
      expect(meanwhile[path]).toMatchObject({
        status: 503,
        text: expect.stringContaining('"townBeingTold"'),
      });
  });

  it('lets people in when it is told', async () => {
    const now = await answers(application.url);
    expect(now['/api/ready']).toMatchObject({ status: 200, text: expect.stringContaining('"ready":true') });
    expect(now['/api/cases']?.status).toBe(401);
    expect(now['/api/nowhere']?.status).toBe(404);
    expect(JSON.parse(now['/api/portal/progress']?.text ?? '')).toEqual({ items: [] });
  });
});
