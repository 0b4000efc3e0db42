import { randomUUID } from 'node:crypto';
import type { CaseRow, CaseView } from '@contract/case/case.api';
import type { DemoPerson, SessionView } from '@contract/identity/identity.api';
import type { Page } from '@contract/route';

/** Someone who works on the same cases at the same time, over HTTP instead of in a browser. */
export interface Colleague {
  /** What waits for them, with the steps each case offers them. */
  todo(states: string): Promise<CaseView[]>;
  take(view: CaseView, action: string, form: Record<string, unknown>): Promise<CaseView>;
}

/** @param account a demonstration person's account, such as `wang` */
export async function colleague(url: string, account: string): Promise<Colleague> {
  const people = await call<{ rows: DemoPerson[] }>(`${url}/api/demo/people`);
  const person = people.rows.find((one) => one.account === account);
  if (!person) throw new Error(`the demonstration has no ${account}`);
  const { password } = person;
  const session = await call<SessionView>(`${url}/api/session/staff`, {
    body: { account, password, program: 'admin' },
  });
  const { token } = session;
  return {
    todo: async (states) => {
      const page = await call<Page<CaseRow>>(`${url}/api/cases?scope=todo&size=100&states=${states}`, {
        token,
      });
      return Promise.all(page.rows.map(({ no }) => call<CaseView>(`${url}/api/cases/${no}`, { token })));
    },
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
