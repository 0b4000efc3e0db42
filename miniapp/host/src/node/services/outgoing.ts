import { asText, isRecord, type Params } from './params';

/** The user's agent as WeChat's on a phone; servers may tell mini-programs by it. */
const AGENT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50 Language/zh_CN MiniProgramEnv/headless';

interface Prepared {
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body?: Buffer;
}

/** Headers that go out: lower-cased once, `referer` fixed as WeChat fixes it. */
export function headersOf(params: Params): Record<string, string> {
  const headers = Object.fromEntries(
    Object.entries(params.texts('header')).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const appId = params.maybeText('appId') ?? 'touristappid';
  return {
    'user-agent': AGENT,
    'accept-encoding': 'gzip, deflate, br',
    ...headers,
    referer: `https://servicewechat.com/${appId}/devtools/page-frame.html`,
  };
}

/**
 * `data` becomes the query (GET, HEAD), a form or JSON, after the content type, which is JSON unless told.
 * Text and bytes (`{ base64 }`) go as they are.
 */
export function prepared(url: URL, method: string, params: Params): Prepared {
  const headers: Record<string, string> = { 'content-type': 'application/json', ...headersOf(params) };
  const data = params.value('data');
  if (data == null) return { url, headers };
  if (method === 'GET' || method === 'HEAD') return { url: withQuery(url, data), headers };
  const body = bodyOf(data, headers['content-type'] ?? '');
  return { url, headers: { ...headers, 'content-length': String(body.length) }, body };
}

function bodyOf(data: unknown, type: string): Buffer {
  if (typeof data === 'string') return Buffer.from(data);
  if (isRecord(data) && typeof data.base64 === 'string' && Object.keys(data).length === 1) {
    return Buffer.from(data.base64, 'base64');
  }
  if (isRecord(data) && type.includes('application/x-www-form-urlencoded')) return Buffer.from(queryOf(data));
  return Buffer.from(JSON.stringify(data));
}

function withQuery(url: URL, data: unknown): URL {
  const query = isRecord(data) ? queryOf(data) : typeof data === 'string' ? data : '';
  if (!query) return url;
  const whole = new URL(url);
  whole.search = whole.search ? `${whole.search}&${query}` : query;
  return whole;
}

function queryOf(data: Readonly<Record<string, unknown>>): string {
  return Object.entries(data)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(asText(value))}`)
    .join('&');
}
