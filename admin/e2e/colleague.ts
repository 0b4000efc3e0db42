import { randomUUID } from 'node:crypto';
import type { CaseRow, CaseView } from '@contract/case/case.api';
import type { ReportInput } from '@contract/case/case.schema';
import type { DemoPerson, SessionView } from '@contract/identity/identity.api';
import type { Page } from '@contract/route';

/** Someone who works on the same cases at the same time, over HTTP instead of in a browser. */
export interface Colleague {
  /** What waits for them, with the steps each case offers them. */
  todo(states: string): Promise<CaseView[]>;
  /** Any case of their desk, or of their own reports. */
  cases(scope: 'desk' | 'mine', states: string): Promise<CaseView[]>;
  sees(no: string): Promise<CaseView>;
  /** The id of a unit that cases can be dispatched to. */
  unitNamed(name: string): Promise<number>;
  report(input: ReportInput): Promise<CaseView>;
  take(view: CaseView, action: string, form: Record<string, unknown>): Promise<CaseView>;
}

/** @param account a demonstration person's account, such as `wang` */
export async function colleague(url: string, account: string): Promise<Colleague> {
  return overHttp(url, await staffSession(url, account));
}

async function staffSession(url: string, account: string): Promise<SessionView> {
  const people = await call<{ rows: DemoPerson[] }>(`${url}/api/demo/people`);
  const person = people.rows.find((one) => one.account === account);
  if (!person) throw new Error(`the demonstration has no ${account}`);
  const { password } = person;
  return call(`${url}/api/session/staff`, { body: { account, password, program: 'admin' } });
}

/** @param person a demonstration resident's key, such as `li-guilan` */
export async function neighbour(url: string, person: string): Promise<Colleague> {
  return overHttp(url, await phoneSession(url, person, 'resident'));
}

async function phoneSession(url: string, person: string, program: string): Promise<SessionView> {
  const { code } = await call<{ code: string }>(`${url}/api/demo/code`, { body: { person, program } });
  return call(`${url}/api/session/wechat`, { body: { program, code } });
}

/** Somebody with a phone and nothing but the API: gives what a path below `/api` answers; a body makes it a POST. */
export type Phone = <Answer>(path: string, body?: object) => Promise<Answer>;

/** @param person a demonstration resident's key */
export async function phoneOf(url: string, person: string, program: string): Promise<Phone> {
  const { token } = await phoneSession(url, person, program);
  return (path, body) => call(`${url}/api${path}`, { token, ...(body ? { body } : {}) });
}

/** @param account a demonstration person's account: one of the staff, over the API alone */
export async function staffOf(url: string, account: string): Promise<Phone> {
  const { token } = await staffSession(url, account);
  return (path, body) => call(`${url}/api${path}`, { token, ...(body ? { body } : {}) });
}

function overHttp(url: string, { token }: SessionView): Colleague {
  const sees = (no: string) => call<CaseView>(`${url}/api/cases/${no}`, { token });
  const listed = async (scope: string, states: string) => {
    const path = `${url}/api/cases?scope=${scope}&size=100&states=${states}`;
    const page = await call<Page<CaseRow>>(path, { token });
    return Promise.all(page.rows.map(({ no }) => sees(no)));
  };
  return {
    todo: (states) => listed('todo', states),
    cases: listed,
    sees,
    unitNamed: async (name) => {
      const { rows } = await call<{ rows: { id: number; name: string }[] }>(`${url}/api/units/handlers`, {
        token,
      });
      const unit = rows.find((row) => row.name === name);
      if (!unit) throw new Error(`no unit ${name} can handle`);
      return unit.id;
    },
    report: (input) => call<CaseView>(`${url}/api/cases`, { token, body: input }),
    take: ({ no, seen }, action, form) =>
      call<CaseView>(`${url}/api/cases/${no}/steps/${action}`, { token, body: { seen, form } }),
  };
}

async function call<Answer>(
  url: string,
  { token, body }: { token?: string; body?: object } = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}
