import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';

/** Where the page reads the door's address, through the run's folder. */
const NOTE = 'sync-door.json';

/**
 * A door for the functions that must answer before they return (…Sync): a page can wait only for HTTP, in a synchronous
 * XMLHttpRequest. Listens on this machine only, behind an unguessable path.
 */
export function openSyncDoor(scratch: string, call: (method: string, params: unknown) => Promise<unknown>) {
  const path = `/${randomUUID()}`;
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
      response.end(JSON.stringify(body ?? null));
    };
    if (request.method !== 'POST' || request.url !== path) return answer(404, 'no such door');
    asked(request)
      .then(({ method, params }) => call(method, params))
      .then(
        (result) => answer(200, result),
        (error: unknown) => answer(500, error instanceof Error ? error.message : String(error)),
      );
  });
  const listening = new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      writeFileSync(join(scratch, NOTE), JSON.stringify({ url: `http://127.0.0.1:${port}${path}` }));
      resolve();
    });
  });
  return {
    listening,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function asked(request: IncomingMessage): Promise<{ method: string; params: unknown }> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return JSON.parse(Buffer.concat(pieces).toString('utf8'));
}
