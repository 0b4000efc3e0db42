import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { WebSocketServer } from 'ws';

export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server of the tests' own, for HTTP and WebSocket. */
export class World {
  readonly arrived: Arrived[] = [];
  /** How many requests were open at once, at most. */
  atOnce = 0;
  private open = 0;
  private readonly sockets: WebSocketServer;

  private constructor(private readonly server: Server) {
    this.sockets = new WebSocketServer({ server });
    this.sockets.on('connection', (socket) => {
      socket.on('message', (data, isBinary) => {
        if (String(data) === 'leave') socket.close(4001, 'asked to');
        else socket.send(data, { binary: isBinary });
      });
    });
    server.on('request', (request, response) => void this.take(request, response));
  }

  static async start(): Promise<World> {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return new World(server);
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo; // a listening TCP server has one
    return `http://127.0.0.1:${port}`;
  }

  get last(): Arrived {
    const last = this.arrived.at(-1);
    if (!last) throw new Error('nothing has arrived');
    return last;
  }

  async end(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.open += 1;
    this.atOnce = Math.max(this.atOnce, this.open);
    response.on('close', () => (this.open -= 1));
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(Buffer.from(piece));
    const { method = '', url = '', headers } = request;
    const body = Buffer.concat(pieces).toString('utf8');
    this.arrived.push({ method, url, headers, body });
    this.answer(new URL(url, this.url).pathname, response);
  }

  private answer(path: string, response: ServerResponse): void {
    const routes: Readonly<Record<string, () => unknown>> = {
      '/slow': () => setTimeout(() => response.end('late'), 400),
      '/never': () => undefined,
      '/plain': () => response.end('not json'),
      '/bytes': () => response.end(Buffer.from([0, 1, 254, 255])),
      '/fail': () => response.writeHead(503, { 'content-type': 'application/json' }).end('{"error":"busy"}'),
      '/zipped': () =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"zipped":true}')),
      '/moved': () => response.writeHead(302, { location: '/json' }).end(),
      '/cookies': () =>
        response.writeHead(200, { 'Set-Cookie': ['a=1', 'b=2'], 'X-Kind': 'Cased' }).end('{}'),
      '/pieces': () => {
        response.write('one');
        setTimeout(() => response.end('two'), 60);
      },
      '/picture.png': () => response.writeHead(200, { 'content-type': 'image/png' }).end(PICTURE),
      '/guarded.png': () =>
        response
          .writeHead(200, { 'content-type': 'image/png', 'cross-origin-resource-policy': 'same-origin' })
          .end(PICTURE),
      '/code': () => response.end('code-from-the-world\n'),
    };
    const route = routes[path];
    if (route) route();
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
  }
}

/** A PNG of one pixel. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
