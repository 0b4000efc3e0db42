import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
  '.woff2': 'font/woff2',
};
const SCRATCH = '/__host/files/';

export interface PageServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** What a page server gives out: made texts by path (with their extension), the build, and the run's scratch folder. */
export interface Served {
  readonly texts: Readonly<Record<string, { readonly type: string; readonly body: string }>>;
  readonly dist: string;
  readonly scratch: string;
}

/** Serves one program to its browser, on a free port of this machine only. */
export async function servePage(served: Served): Promise<PageServer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const made = served.texts[path];
    if (made) return void response.writeHead(200, { 'content-type': TYPES[made.type] }).end(made.body);
    const inScratch = path.startsWith(SCRATCH);
    const root = inScratch ? served.scratch : served.dist;
    sendFile(response, root, inScratch ? path.slice(SCRATCH.length) : path);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return { origin: `http://127.0.0.1:${portOf(server)}`, close: () => closed(server) };
}

function sendFile(response: ServerResponse, root: string, path: string): void {
  const file = join(root, path);
  const size = file.startsWith(root + sep) ? sizeOf(file) : undefined;
  if (size === undefined) return void response.writeHead(404).end();
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'content-length': size });
  createReadStream(file).pipe(response);
}

function sizeOf(file: string): number | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : undefined;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page server has no port');
  return address.port;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
