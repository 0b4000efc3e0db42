import Taro from '@tarojs/taro';
import type { Route } from '@contract/route';
import { ApiError, noAnswer, refusalOf } from './api-error';
import { endSession, sessionStore } from './session';

export interface CallOptions {
  /** The key of one intent, kept in the draft: a retry repeats it, so nothing is done twice. */
  key?: string;
  /** Milliseconds; 15 000 unless told. */
  timeout?: number;
}

const ENDED: ReadonlySet<string> = new Set(['signInFirst', 'sessionEnded']);

/**
 * Calls a route of the contract. Path parameters are taken out of `input`; the rest is the query (GET, DELETE) or the JSON body.
 * Throws ApiError and nothing else.
 */
export async function api<Input extends object, Answer>(
  route: Route<Input, Answer>,
  input: Input,
  options: CallOptions = {},
): Promise<Answer> {
  const { path, rest } = fillPath(route.path, input);
  const asQuery = route.method === 'GET' || route.method === 'DELETE';
  const token = sessionStore.get().session?.token;
  const header: Record<string, string> = { ...authorization(token), Accept: 'application/json' };
  if (!asQuery) header['Content-Type'] = 'application/json';
  if (route.creates) header['Idempotency-Key'] = options.key ?? newKey();
  const answer = await Taro.request<unknown>({
    url: `${API_BASE}${path}${asQuery ? queryOf(rest) : ''}`,
    method: route.method,
    header,
    data: asQuery ? undefined : JSON.stringify(Object.fromEntries(rest)),
    timeout: options.timeout ?? 15_000,
    // The default would make a thrown SyntaxError of an HTML answer on one platform and text on the other.
    dataType: 'text',
  }).catch((cause: unknown) => {
    throw noAnswer(cause);
  });
  return understood<Answer>(answer.statusCode, answer.data, token);
}

/** 32 hex digits naming one intent. A clash within one person's day is all that must be avoided. */
export function newKey(): string {
  const digits = () =>
    Math.floor(Math.random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  return `${Date.now().toString(16).padStart(12, '0').slice(-12)}${digits()}${digits()}${digits()}`.slice(
    0,
    32,
  );
}

export function authorization(token: string | undefined): Record<string, string> {
  return token ? { Authorization: `Bearer ${token}` } : {};
}

/** Turns a status and a body (text or parsed) into the answer or an ApiError; a 401 about the session signs out. */
export function understood<Answer>(status: number, said: unknown, token: string | undefined): Answer {
  const body = parsed(said);
  if (status >= 200 && status < 300 && body !== undefined) {
    // The one edge where the wire becomes a type: both sides are built from the same contract.
    return body as Answer;
  }
  const error = refusalOf(status, body);
  if (token && ENDED.has(error.code)) endSession(token, error.message);
  throw error;
}

function parsed(said: unknown): unknown {
  if (typeof said !== 'string') return said;
  try {
    return JSON.parse(said);
  } catch {
    // Not JSON is an answer too: refusalOf words it.
    return undefined;
  }
}

function fillPath(path: string, input: object): { path: string; rest: Map<string, unknown> } {
  const rest = new Map<string, unknown>(Object.entries(input).filter(([, value]) => value !== undefined));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest.get(name);
    if (value === undefined) throw new ApiError(0, 'pathUnfilled', `请求缺少“${name}”，请退出后重新进入`);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  return { path: filled, rest };
}

function queryOf(rest: Map<string, unknown>): string {
  const pairs = [...rest].map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
