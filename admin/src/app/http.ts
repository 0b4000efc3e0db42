import type { FileView } from '@contract/file/file.api';
import { fileApi } from '@contract/file/file.api';
import type { Route } from '@contract/route';
import { session } from './session';

/** A refusal in the server's own words; `status` 0 means that no answer came at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
  }

  /** True when the same call may well succeed if simply repeated: no answer, or a busy or failing server. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500 || this.code === 'keyInFlight';
  }
}

export interface CallOptions {
  /** The key of one user intent: a retry repeats it, so nothing is done twice. */
  key?: string;
  signal?: AbortSignal;
}

const NO_ANSWER = '没有连上服务器，请检查网络后重试；您填写的内容没有丢失';
const ODD_ANSWER = '服务器的回答无法识别，请稍后再试';
const ENDED: ReadonlySet<string> = new Set(['signInFirst', 'sessionEnded']);

/**
 * Calls a route of the contract: path parameters are taken out of `input`, the rest is the query (GET, DELETE) or the JSON body.
 * Throws ApiError with the server's Chinese sentence.
 */
export async function api<Input extends object, Answer>(
  route: Route<Input, Answer>,
  input: Input,
  options: CallOptions = {},
): Promise<Answer> {
  const { path, rest } = fillPath(route.path, input);
  const asQuery = route.method === 'GET' || route.method === 'DELETE';
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (!asQuery) headers['Content-Type'] = 'application/json';
  if (route.creates) headers['Idempotency-Key'] = options.key ?? newKey();
  return send<Answer>(`/api${path}${asQuery ? queryOf(rest) : ''}`, {
    method: route.method,
    headers,
    body: asQuery ? undefined : JSON.stringify(Object.fromEntries(rest)),
    signal: options.signal,
  });
}

/** The same for a picture that only the signed-in may have: an address in an `img` would carry no token. */
export async function fetchPicture<Input extends object>(
  route: Route<Input, undefined>,
  input: Input,
): Promise<Blob> {
  const { path, rest } = fillPath(route.path, input);
  const response = await answered(`/api${path}${queryOf(rest)}`, { headers: { Accept: 'image/*' } });
  return response.blob();
}

/** Sends one photo or video. */
export const uploadFile = (file: Blob, name: string): Promise<FileView> =>
  sendFile<FileView>(fileApi.upload.path, file, name);

/** Sends one file as multipart field `file` to a path below `/api`. */
export function sendFile<Answer>(path: string, file: Blob, name: string): Promise<Answer> {
  const body = new FormData();
  body.append('file', file, name);
  return send<Answer>(`/api${path}`, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Idempotency-Key': newKey() },
    body,
  });
}

/** `crypto.randomUUID` exists only on https and localhost; an intranet address often has neither. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The sentence to show for anything that was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return error instanceof Error ? `页面出了问题：${error.message}` : '页面出了问题，请刷新后重试';
}

type Sent = RequestInit & { headers: Record<string, string> };

async function answered(url: string, request: Sent): Promise<Response> {
  const token = session.token();
  if (token) request.headers['Authorization'] = `Bearer ${token}`;
  const response = await fetch(url, request).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, 'noAnswer', NO_ANSWER);
  });
  if (response.ok) return response;
  throw refusalOf(response.status, await bodyOf(response), token);
}

const bodyOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined);

async function send<Answer>(url: string, request: Sent) {
  const response = await answered(url, request);
  const body = await bodyOf(response);
  if (body === undefined) throw new ApiError(response.status, 'oddAnswer', ODD_ANSWER);
  // The one edge where the wire becomes a type: both sides are built from the same contract.
  return body as Answer;
}

function refusalOf(status: number, body: unknown, token: string | undefined): ApiError {
  const told = isErrorBody(body) ? body.error : undefined;
  const busy = status >= 500 ? '系统繁忙，请稍后再试；您填写的内容没有丢失' : ODD_ANSWER;
  const error = new ApiError(status, told?.code ?? 'oddAnswer', told?.message ?? busy, told?.details);
  if (token && ENDED.has(error.code)) session.ended(token, error.message);
  return error;
}

interface Told {
  error: { code: string; message: string; details?: Record<string, unknown> };
}

function isErrorBody(body: unknown): body is Told {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}

function fillPath(path: string, input: object): { path: string; rest: Map<string, unknown> } {
  const rest = new Map<string, unknown>(Object.entries(input).filter(([, value]) => value !== undefined));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  return { path: filled, rest };
}

function queryOf(rest: Map<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of rest) if (value !== '') query.set(name, String(value));
  const text = query.toString();
  return text ? `?${text}` : '';
}
