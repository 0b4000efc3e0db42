import { randomUUID } from 'node:crypto';
import type { DemoPerson, SessionView } from '@contract/identity/identity.api';
import { loginCode, server } from './launch';

/** Somebody of the town who acts over HTTP while others hold a phone. */
export interface Townsperson {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object): Promise<T>;
  put<T>(path: string, body: object): Promise<T>;
}

/** One of the staff at the console. @param account such as `fang` */
export async function staff(account: string): Promise<Townsperson> {
  const url = await server();
  const { rows } = await call<{ rows: DemoPerson[] }>(`${url}/api/demo/people`, { method: 'GET' });
  const password = rows.find((one) => one.account === account)?.password;
  if (!password) throw new Error(`the demonstration has no ${account}`);
  const body = { account, password, program: 'admin' };
  return townsperson(url, await call<SessionView>(`${url}/api/session/staff`, { method: 'POST', body }));
}

/** A resident in a program of theirs. @param key such as `li-guilan` */
export async function resident(key: string, program: 'resident' | 'volunteer'): Promise<Townsperson> {
  const url = await server();
  const body = { program, code: await loginCode(url, key, program) };
  return townsperson(url, await call<SessionView>(`${url}/api/session/wechat`, { method: 'POST', body }));
}

function townsperson(url: string, { token }: SessionView): Townsperson {
  return {
    get: (path) => call(`${url}/api${path}`, { method: 'GET', token }),
    post: (path, body = {}) => call(`${url}/api${path}`, { method: 'POST', token, body }),
    put: (path, body) => call(`${url}/api${path}`, { method: 'PUT', token, body }),
  };
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly token?: string;
  readonly body?: object;
}

async function call<Answer>(url: string, { method, token, body }: Call): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}
