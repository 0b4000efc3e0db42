import { z } from 'zod';
import { Refusal } from '../kernel/refusal';
import { WechatError } from './wechat-errors';

const TIMEOUT_MS = 3_000;
const BUSY = -1;

const failure = z.object({ errcode: z.number(), errmsg: z.string().optional() });

export interface WechatRequest {
  /** Path with its query. */
  readonly path: string;
  /** Sent as JSON by POST; without it the call is a GET. */
  readonly body?: object;
}

/**
 * One call to the platform. Throws `wechatBusy` when nobody answers within 3 s or the platform says it is busy, and
 * WechatError for every other errcode.
 */
export async function callWechat<T>(
  baseUrl: string,
  { path, body }: WechatRequest,
  answer: z.ZodType<T>,
): Promise<T> {
  const bytes = await send(`${baseUrl}${path}`, body);
  // Read by what it holds: the platform labels JSON as text/plain and sends errors with status 200.
  const said = jsonOf(bytes);
  const failed = failure.safeParse(said);
  const [shownPath = path] = path.split('?');
  if (failed.success && failed.data.errcode !== 0) throw refusalOf(shownPath, failed.data);
  const read = answer.safeParse(said);
  if (!read.success) throw new WechatError(shownPath, 0, 'answered in a form nobody knows');
  return read.data;
}

/** The same for calls that answer with a picture. */
export async function fetchWechatPicture(baseUrl: string, { path, body }: WechatRequest): Promise<Buffer> {
  const bytes = await send(`${baseUrl}${path}`, body);
  const failed = failure.safeParse(jsonOf(bytes));
  const [shownPath = path] = path.split('?');
  if (failed.success) throw refusalOf(shownPath, failed.data);
  return bytes;
}

async function send(url: string, body?: object): Promise<Buffer> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  };
  try {
    const response = await fetch(url, body ? post : { signal });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.ok) return bytes;
    throw new Refusal('wechatBusy', { status: response.status });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('wechatBusy', { reason: error instanceof Error ? error.name : 'unreachable' });
  }
}

function jsonOf(bytes: Buffer): unknown {
  // A picture begins with no brace; only what does can be JSON.
  if (bytes[0] !== 0x7b) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function refusalOf(path: string, { errcode, errmsg }: z.output<typeof failure>): Error {
  if (errcode === BUSY) return new Refusal('wechatBusy', { errcode });
  return new WechatError(path, errcode, errmsg ?? '');
}
