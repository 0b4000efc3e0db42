import { request as overHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { timedOut } from './failure';

interface Outgoing {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
  readonly redirect: 'follow' | 'manual';
  readonly signal: AbortSignal;
  /** Bytes of the body handed to the network so far. */
  readonly sent?: (bytes: number) => void;
}

interface Incoming {
  readonly status: number;
  /** Names in the case in which the server sent them, repeated ones joined by a comma. */
  readonly header: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  /** Decompressed. */
  readonly body: Readable;
}

const REDIRECTS = 20;
const PIECE = 16 * 1024;

/** One exchange over HTTP; resolves when the headers are there. Rejects on time-out, abort or a broken connection. */
export async function exchange(outgoing: Outgoing): Promise<Incoming> {
  const deadline = AbortSignal.timeout(outgoing.timeout);
  const signal = AbortSignal.any([outgoing.signal, deadline]);
  try {
    return arrived(await follow({ ...outgoing, signal }, REDIRECTS), deadline);
  } catch (error) {
    throw deadline.aborted && !outgoing.signal.aborted ? timedOut() : error;
  }
}

async function follow(outgoing: Outgoing, left: number): Promise<IncomingMessage> {
  const answer = await send(outgoing);
  const status = answer.statusCode ?? 0;
  const to = answer.headers.location;
  if (outgoing.redirect === 'manual' || left === 0 || !to || ![301, 302, 303, 307, 308].includes(status))
    return answer;
  answer.resume();
  const url = new URL(to, outgoing.url);
  const again = { ...outgoing, url };
  if (status >= 307 || outgoing.method === 'GET' || outgoing.method === 'HEAD')
    return follow(again, left - 1);
  return follow({ ...again, method: 'GET', body: undefined }, left - 1);
}

function send({ url, method, headers, body, signal, sent }: Outgoing): Promise<IncomingMessage> {
  const start = url.protocol === 'https:' ? overHttps : overHttp;
  return new Promise((resolve, reject) => {
    const request = start(url, { method, headers, signal }, resolve).on('error', reject);
    if (body) void write(request, body, sent).catch(reject);
    else request.end();
  });
}

async function write(request: ClientRequest, body: Buffer, sent?: (bytes: number) => void): Promise<void> {
  for (let at = 0; at < body.length; at += PIECE) {
    const piece = body.subarray(at, at + PIECE);
    if (!request.write(piece)) await new Promise((drained) => request.once('drain', drained));
    sent?.(Math.min(at + PIECE, body.length));
  }
  request.end();
}

function arrived(answer: IncomingMessage, deadline: AbortSignal): Incoming {
  const header: Record<string, string> = {};
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2) {
    const name = answer.rawHeaders[at] ?? '';
    const value = answer.rawHeaders[at + 1] ?? '';
    header[name] = name in header ? `${header[name]},${value}` : value;
  }
  const body = decompressed(answer);
  answer.on('error', (error) => body.destroy(deadline.aborted ? timedOut() : error));
  return { status: answer.statusCode ?? 0, header, cookies: answer.headers['set-cookie'] ?? [], body };
}

function decompressed(answer: IncomingMessage): Readable {
  switch (answer.headers['content-encoding']) {
    case 'gzip':
      return answer.pipe(createGunzip());
    case 'br':
      return answer.pipe(createBrotliDecompress());
    case 'deflate':
      return answer.pipe(createInflate());
    default:
      return answer;
  }
}

/** The whole body. */
export async function wholeBody(body: Readable, piece?: (bytes: Buffer) => void): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const one of body) {
    const bytes = Buffer.from(one);
    piece?.(bytes);
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}
