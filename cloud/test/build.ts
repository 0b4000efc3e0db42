import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { CaseView } from '../contract/case/case.api';
import type { ErrorBody } from '../contract/errors';
import type { FileView } from '../contract/file/file.api';
import { PRIVACY_VERSION } from '../contract/identity/privacy';
import { tellTown } from '../database/town/tell-town';
import { Database } from '../src/kernel/database';
import { bootApplication, APPIDS, type Booted } from './support/application';

export const DEMO_PASSWORD = 'yizhangwang';
/** A place in the demonstration grid worker's grid. */
export const LAMP_PLACE = { lng: 122.07, lat: 41.12 };

/** The category of a lamp, with its question answered. */
export const LAMP = { categoryCode: '100118', answers: { state: '不亮' } };

type Body = Record<string, unknown>;
export interface Answered<T = CaseView> {
  readonly status: number;
  readonly body: T & Partial<ErrorBody>;
}

/** Someone who uses the product, over HTTP only. */
export class Person {
  constructor(
    private readonly booted: Booted,
    readonly token: string,
  ) {}

  async get<T = CaseView>(path: string): Promise<Answered<T>> {
    return this.booted.request.get(`/api${path}`).set('Authorization', `Bearer ${this.token}`);
  }

  async post<T = CaseView>(path: string, body: Body = {}, key: string = randomUUID()): Promise<Answered<T>> {
    return this.booted.request
      .post(`/api${path}`)
      .set('Authorization', `Bearer ${this.token}`)
      .set('Idempotency-Key', key)
      .send(body);
  }

  async uploads(bytes: Buffer, name = 'photo.jpg', key?: string): Promise<Answered<FileView>> {
    return this.sends('/files', { bytes, name }, key);
  }

  /** One file, as a form of a browser sends it. */
  async sends<T>(
    path: string,
    file: { bytes: Buffer; name: string },
    key: string = randomUUID(),
  ): Promise<Answered<T>> {
    return this.booted.request
      .post(`/api${path}`)
      .set('Authorization', `Bearer ${this.token}`)
      .set('Idempotency-Key', key)
      .attach('file', file.bytes, file.name);
  }

  async photo(): Promise<string> {
    const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#335' } })
      .jpeg()
      .toBuffer();
    return (await this.uploads(bytes)).body.id;
  }

  /** Reports and gives the number; the report must succeed. */
  async reports(text: string, more: Body = {}): Promise<string> {
    const answer = await this.post('/cases', { text, place: LAMP_PLACE, ...LAMP, ...more });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body.no;
  }

  takes(no: string, action: string, form: Body = {}, seen?: number): Promise<Answered> {
    return this.post(`/cases/${no}/steps/${action}`, { form, ...(seen === undefined ? {} : { seen }) });
  }

  /** A step that must succeed; gives the view after it. */
  async does(no: string, action: string, form: Body = {}): Promise<CaseView> {
    const { status, body } = await this.takes(no, action, form);
    if (status !== 200) throw new Error(`${action}: ${JSON.stringify(body)}`);
    return body;
  }

  async sees(no: string): Promise<CaseView> {
    const { status, body } = await this.get(`/cases/${no}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  }
}

export interface Town extends Booted {
  resident(key: string): Promise<Person>;
  staff(account: string): Promise<Person>;
  /** A session that belongs to nobody. */
  stranger: Person;
}

/** The demonstration town without its cases, served over HTTP. */
export async function bootTown(databaseUrl?: string, env: Record<string, string> = {}): Promise<Town> {
  const booted = await bootApplication({ ...(databaseUrl ? { databaseUrl } : {}), env });
  await tellTown(booted.container, { cases: 0 });
  const signIn = async (path: string, body: Body): Promise<Person> => {
    const answer = await booted.request.post(`/api${path}`).send(body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return new Person(booted, answer.body.token);
  };
  return {
    ...booted,
    stranger: new Person(booted, 'x'.repeat(43)),
    resident: (key) => {
      const code = booted.wechat.codeFor(key, APPIDS.resident);
      return signIn('/session/wechat', { program: 'resident', code, consent: PRIVACY_VERSION });
    },
    staff: async (account) => {
      const otp = await secondStep(booted, account);
      return signIn('/session/staff', { account, password: DEMO_PASSWORD, ...otp });
    },
  };
}

/** An administrator's code of this moment; made to count as unused, for a story signs in more often than every 30 seconds. */
async function secondStep({ container, request }: Booted, account: string): Promise<{ otp?: string }> {
  const { status, body } = await request.get(`/api/demo/second-factor?account=${account}`);
  if (status !== 200) return {};
  const database = await container.getAsync(Database);
  await database.unitOfWork((uow) => uow.run('UPDATE staff_security SET otpStep = 0'));
  return { otp: body.code };
}

/** Some tests that tell a story in a town that stands already. */
export type Story = (town: () => Town) => void;
