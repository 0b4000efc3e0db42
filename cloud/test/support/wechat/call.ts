import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal';

/** One request as an endpoint sees it; `body` is parsed JSON nobody has checked yet. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
}

export type Answer = { json: object; type?: string } | { bytes: Buffer; type: string };

/** Reads the request to its end. A body that is not JSON refuses with 47001. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const url = new URL(request.url ?? '/', 'http://wechat.invalid');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const raw = Buffer.concat(chunks).toString('utf8');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    body: raw === '' ? undefined : parseJson(raw),
  };
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(47001);
    throw error;
  }
}

export function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

/** A field as text; '' when it is absent or no string. */
export function text(body: unknown, name: string): string {
  const value = field(body, name);
  return typeof value === 'string' ? value : '';
}

export function number(body: unknown, name: string): number {
  const value = field(body, name);
  return typeof value === 'number' ? value : Number.NaN;
}
