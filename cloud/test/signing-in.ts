import { randomUUID } from 'node:crypto';
import type { Post, SessionView } from '../contract/identity/identity.api';
import type { SecondFactorOffer } from '../contract/identity/security.api';
import { codeAt } from '../src/identity/one-time-code';
import { hashPassword } from '../src/identity/password';
import { Clock } from '../src/kernel/clock';
import { Database } from '../src/kernel/database';
import { Directory } from '../src/org/directory';
import { Person, type Answered, type Town } from './build';

/** Of every newcomer. */
export const FIRST = 'first-lamp-42';

interface Entered extends Answered<SessionView> {
  readonly person: Person;
}

/** The staff at the door: new accounts, sign-ins that may fail, second factors, and the clock moved on. */
export class SigningIn {
  constructor(private readonly town: () => Town) {}

  enters(account: string, password: string, otp?: string): Promise<Entered> {
    return this.tries({ account, password, ...(otp === undefined ? {} : { otp }) });
  }

  /** With a program, or a WeChat code. */
  async tries(typed: Record<string, string>): Promise<Entered> {
    const { status, body } = await this.town().request.post('/api/session/staff').send(typed);
    return { status, body, person: new Person(this.town(), body.token ?? 'none') };
  }

  /** Gives the person's id. */
  async newcomer(account: string, post: Post = 'inspector'): Promise<number> {
    const { container } = this.town();
    const [database, directory] = [await container.getAsync(Database), await container.getAsync(Directory)];
    const password = await hashPassword(FIRST);
    const id = await database.unitOfWork(async (uow) => {
      const person = { kind: 'staff', account, name: '新来的', password, createdAt: uow.now };
      const personId = await uow.insert('person', person);
      await uow.insert('person_post', { personId, post, unitId: directory.centre.id });
      return personId;
    });
    await directory.reload();
    return id;
  }

  /** Somebody new with an authenticator; gives what it shows at the moment, never yet taken. */
  async guarded(post?: Post): Promise<{ id: number; account: string; code: () => Promise<string> }> {
    const account = `guarded-${randomUUID().slice(0, 8)}`;
    const id = await this.newcomer(account, post);
    const { person } = await this.enters(account, FIRST);
    const { secret } = (await person.post<SecondFactorOffer>('/me/second-factor/begin')).body;
    await person.post('/me/second-factor/confirm', { code: codeAt(secret, Date.now()) });
    const database = await this.town().container.getAsync(Database);
    const code = async (): Promise<string> => {
      const sql = 'UPDATE staff_security SET otpStep = 0 WHERE personId = ?';
      await database.unitOfWork((uow) => uow.run(sql, [id]));
      return codeAt(secret, Date.now());
    };
    return { id, account, code };
  }

  async at<T>(moment: number, work: () => Promise<T>): Promise<T> {
    const restore = (await this.town().container.getAsync(Clock)).set(() => moment);
    try {
      return await work();
    } finally {
      restore();
    }
  }
}

export const codeOf = ({ body }: Pick<Answered<unknown>, 'body'>): string => body.error?.code ?? '';
