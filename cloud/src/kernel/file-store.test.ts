import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { FileStore } from './file-store';
import { LocalFileStore } from './local-file-store';
import { S3FileStore } from './s3-file-store';

const ACCESS_KEY = 'town';

/** An S3 that keeps bytes in memory and turns away whoever does not sign, or signs other bytes. */
class S3StandIn {
  readonly kept = new Map<string, { bytes: Buffer; type: string }>();
  failures = 0;
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await buffer(request);
    const key = request.url ?? '';
    const found = this.kept.get(key);
    const reply = (status: number, body: Buffer | string = ''): void =>
      void response
        .writeHead(status, status === 204 ? {} : { 'content-length': Buffer.byteLength(body) })
        .end(body);
    if (this.failures-- > 0) return reply(503, 'SlowDown');
    if (!isSigned(request)) return reply(403, 'AccessDenied');
    if (request.method === 'PUT' && !hashMatches(request, bytes))
      return reply(400, 'XAmzContentSHA256Mismatch');
    if (request.method === 'PUT') this.kept.set(key, { bytes, type: request.headers['content-type'] ?? '' });
    if (request.method === 'DELETE') return reply(this.kept.delete(key) ? 204 : 404);
    if (request.method === 'GET') return found ? reply(200, found.bytes) : reply(404, 'NoSuchKey');
    return reply(200);
  }
}

function isSigned(request: IncomingMessage): boolean {
  const scope = `Credential=${ACCESS_KEY}/\\d{8}/cn-town-1/s3/aws4_request`;
  return new RegExp(`^AWS4-HMAC-SHA256 ${scope}, SignedHeaders=[^,]*host[^,]*, Signature=[0-9a-f]{64}$`).test(
    request.headers.authorization ?? '',
  );
}

function hashMatches(request: IncomingMessage, bytes: Buffer): boolean {
  return request.headers['x-amz-content-sha256'] === createHash('sha256').update(bytes).digest('hex');
}

const standIn = new S3StandIn();
const folder = mkdtempSync(join(tmpdir(), 'one-net-files-'));
const stores = new Map<string, FileStore>();
const s3 = (endpoint: string, accessKeyId: string): FileStore =>
  new S3FileStore({ endpoint, accessKeyId, secretAccessKey: 's', region: 'cn-town-1', bucket: 'photos' });
let endpoint: string;

beforeAll(async () => {
  endpoint = await standIn.start();
  stores.set('a folder', new LocalFileStore(folder));
  stores.set('S3', s3(endpoint, ACCESS_KEY));
});
afterAll(() => {
  standIn.stop();
  rmSync(folder, { recursive: true });
});

describe.each(['a folder', 'S3'])('files in %s', (name) => {
  const store = (): FileStore => stores.get(name) ?? new LocalFileStore('/nowhere');
  const bytes = Buffer.from('路灯 photo');

  it('gives back what was put, and replaces it whole', async () => {
    await store().put('case/1/a.jpg', Buffer.from('older and longer than the next'), 'image/jpeg');
    await store().put('case/1/a.jpg', bytes, 'image/jpeg');
    const file = await store().open('case/1/a.jpg');
    expect({ type: file.type, size: file.size }).toEqual({ type: 'image/jpeg', size: bytes.length });
    expect(await buffer(file.stream)).toEqual(bytes);
  });

  it('says by name what is missing, and deletes twice without complaint', async () => {
    await store().put('b.mp4', bytes, 'video/mp4');
    await store().delete('b.mp4');
    await store().delete('b.mp4');
    await expect(store().open('b.mp4')).rejects.toMatchObject({
      code: 'fileGone',
      details: { key: 'b.mp4' },
    });
  });

  it.each([
    '../a.jpg',
    'a/../../b.jpg',
    '/etc/a.jpg',
    'a//b.jpg',
    '.hidden.jpg',
    'a\\b.jpg',
    'a.svg',
    'a',
    '',
    'a\0.jpg',
  ])('refuses the key %j', async (key) => {
    await expect(store().put(key, bytes, 'image/jpeg')).rejects.toMatchObject({ code: 'fileKeyInvalid' });
    await expect(store().open(key)).rejects.toMatchObject({ code: 'fileKeyInvalid' });
    await expect(store().delete(key)).rejects.toMatchObject({ code: 'fileKeyInvalid' });
  });

  it('refuses a type its key does not name', async () => {
    await expect(store().put('a.jpg', bytes, 'text/html')).rejects.toMatchObject({ code: 'fileKeyInvalid' });
  });
});

describe('the folder', () => {
  it('keeps no temporary file, neither after success nor after failure', async () => {
    await stores.get('a folder')?.put('tidy/c.jpg', Buffer.from('c'), 'image/jpeg');
    const blocked = stores.get('a folder')?.put('tidy/c.jpg/d.jpg', Buffer.from('d'), 'image/jpeg');
    await expect(blocked).rejects.toThrow();
    expect(readdirSync(join(folder, 'tidy'))).toEqual(['c.jpg']);
  });

  it('does not follow a link out of itself', async () => {
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'link.jpg'));
    await expect(stores.get('a folder')?.open('link.jpg')).rejects.toThrow();
  });
});

describe('the S3 store', () => {
  it('signs every request and puts the bucket into the path', async () => {
    await stores.get('S3')?.put('signed.png', Buffer.from('x'), 'image/png');
    expect(standIn.kept.get('/photos/signed.png')).toEqual({ bytes: Buffer.from('x'), type: 'image/png' });
  });

  it('tries again when the store is busy, and reports a refusal in its words', async () => {
    standIn.failures = 2;
    await stores.get('S3')?.put('busy.jpg', Buffer.from('x'), 'image/jpeg');
    expect(standIn.kept.has('/photos/busy.jpg')).toBe(true);
    const stranger = s3(endpoint, 'stranger').put('a.jpg', Buffer.from('x'), 'image/jpeg');
    await expect(stranger).rejects.toThrow('403 to PUT a.jpg: AccessDenied');
  });
});
