import { Agent, request as httpRequest } from 'node:http';
import { Known, type KnownThings } from './known';
import type { Drawn } from './requests';
import { multipart, Upload } from './upload';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** The request as it goes over the wire. */
export function writtenOut(drawn: Drawn, known: KnownThings, token: string | undefined): Sent {
  const { operation, key } = drawn;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encoded(known.fill(operation.path, drawn.path[name]) ?? 'x'),
  );
  const query = Object.entries(drawn.query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encoded(name)}=${encoded(known.fill(operation.path, value))}`);
  const { pass } = drawn.query;
  const issued = pass instanceof Known ? known.address(operation.path, pass.at) : undefined;
  const { body, type } = bodyOf(drawn, known);
  return {
    method: operation.method,
    path: issued ?? `${path}${query.length > 0 ? `?${query.join('&')}` : ''}`.slice(0, 8000),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(type === undefined ? {} : { 'content-type': type }),
      // A header can only carry plain signs.
      ...(key === undefined || !operation.keyed ? {} : { 'idempotency-key': encodeURIComponent(key) }),
    },
    ...(body === undefined ? {} : { body }),
  };
}

function bodyOf({ operation, body }: Drawn, known: KnownThings): { body?: string; type?: string } {
  if (body === undefined) return {};
  if (body instanceof Upload) return multipart(body);
  return { body: JSON.stringify(known.fill(operation.path, body)), type: 'application/json' };
}

function encoded(value: unknown): string {
  const words = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  // Half a character has no bytes.
  return encodeURIComponent(words.replace(/\p{Cs}/gu, '?'));
}

/** One connection kept open: the requests go one after the other. */
export class Wire {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly url: string) {}

  send({ method, path, headers, body }: Sent): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const sending = httpRequest(
        new URL(this.url + path),
        { method, agent: this.agent, headers: { ...headers, ...length } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              type: response.headers['content-type'] ?? '',
              text: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      sending.on('error', reject);
      sending.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** To be pasted into a shell; the token is left for whoever repeats it to fill in. */
export function curlOf(url: string, { method, path, headers, body }: Sent, actor: string): string {
  const quoted = (words: string): string => `'${words.replaceAll("'", String.raw`'\''`)}'`;
  const shown = Object.entries(headers).map(([name, value]) =>
    name === 'authorization' ? `-H "Authorization: Bearer $TOKEN"` : `-H ${quoted(`${name}: ${value}`)}`,
  );
  const data = body === undefined ? [] : ['--data-raw', quoted(body)];
  return [`# as ${actor}\ncurl -i -X`, method, quoted(url + path), ...shown, ...data].join(' ');
}
