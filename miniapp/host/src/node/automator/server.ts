import type { AddressInfo } from 'node:net';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';

/** One command of the automator's protocol: gives the result, throws for an error. */
export type Answer = (method: string, params: unknown) => Promise<unknown>;

export interface AutomatorServer {
  readonly wsEndpoint: string;
  /** Tells all clients something unasked. */
  tell(method: string, params: unknown): void;
  close(): Promise<void>;
}

/** Speaks the protocol of miniprogram-automator: `{id, method, params}` in, `{id, result | error}` out. */
export async function serveAutomator(port: number, answer: Answer): Promise<AutomatorServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port });
  server.on('connection', (client) => {
    client.on('message', (raw) => void reply(client, raw, answer));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  return {
    wsEndpoint: `ws://127.0.0.1:${portOf(server)}`,
    tell(method, params) {
      const message = JSON.stringify({ method, params });
      for (const client of server.clients) client.send(message);
    },
    close() {
      for (const client of server.clients) client.terminate();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function reply(client: WebSocket, raw: RawData, answer: Answer): Promise<void> {
  const {
    id,
    method,
    params = {},
  }: { id: string; method: string; params?: unknown } = JSON.parse(String(raw));
  const message = await answer(method, params).then(
    (result) => ({ id, result: result ?? {} }),
    (error: unknown) => ({ id, error: { message: error instanceof Error ? error.message : String(error) } }),
  );
  if (client.readyState === client.OPEN) client.send(JSON.stringify(message));
}

function portOf(server: WebSocketServer): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the automator server has no port');
  return address.port;
}
