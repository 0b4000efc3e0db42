import type { PersonView } from '../../contract/identity/identity.api';
import type { SecondFactorOffer, SecurityRow, StaffSessionRow } from '../../contract/identity/security.api';
import type { Page } from '../../contract/route';
import { codeAt } from '../../src/identity/one-time-code';
import { oweNewPassword } from '../../src/identity/passwords';
import { Database } from '../../src/kernel/database';
import { Directory } from '../../src/org/directory';
import { DEMO_PASSWORD, type Person, type Story } from '../build';
import { codeOf, FIRST, SigningIn } from '../signing-in';

const STEP = 30_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Passwords, second factors, locks and sessions of the staff. */
export const signInSecurity: Story = (town) => {
  let security: Person;

  beforeAll(async () => void (security = await town().staff('secadmin')));

  const door = new SigningIn(town);
  const enters = (account: string, password: string, otp?: string) => door.enters(account, password, otp);
  const newcomer = (account: string) => door.newcomer(account);
  const at = <T>(moment: number, work: () => Promise<T>) => door.at(moment, work);

  describe('a password', () => {
    it('given by somebody else must be changed before anything else is served', async () => {
      const id = await newcomer('xinlai');
      await (await town().container.getAsync(Database)).unitOfWork((uow) => oweNewPassword(uow, id));
      const { body, person } = await enters('xinlai', FIRST);
      expect(body.person.due).toBe('password');
      expect(codeOf(await person.get('/cases?scope=todo'))).toBe('passwordDue');
      expect((await person.get<PersonView>('/me')).body).toMatchObject({ due: 'password', idleMinutes: 30 });
      for (const [password, says] of [
        ['short-1A', '至少 10 位'],
        ['only small letters', '至少三种'],
        ['Xinlai-is-me-1', '用户名'],
        [FIRST, '最近 5 次'],
      ]) {
        const answer = await person.post('/me/password', { old: FIRST, password });
        expect([answer.status, answer.body.error?.message]).toEqual([
          422,
          expect.stringContaining(says ?? ''),
        ]);
      }
    });

    it('is changed by whoever knows the old one, and every other session ends', async () => {
      const [here, there] = [await enters('xinlai', FIRST), await enters('xinlai', FIRST)];
      expect(
        codeOf(await here.person.post('/me/password', { old: 'guess-Work-9', password: 'Street-lamp-7' })),
      ).toBe('oldPasswordWrong');
      expect((await here.person.post('/me/password', { old: FIRST, password: 'Street-lamp-7' })).status).toBe(
        200,
      );
      expect((await here.person.get('/cases?scope=todo')).status).toBe(200);
      expect(codeOf(await there.person.get('/me'))).toBe('sessionEnded');
      expect(codeOf(await enters('xinlai', FIRST))).toBe('wrongPassword');
    });

    it('is too old after ninety days', async () => {
      const now = Date.now();
      const early = await at(now + 89 * DAY, () => enters('xinlai', 'Street-lamp-7'));
      expect(early.body.person.due).toBeUndefined();
      const late = await at(now + 91 * DAY, () => enters('xinlai', 'Street-lamp-7'));
      expect(late.body.person.due).toBe('password');
    });

    it('is not the resident’s business: there is none to change', async () => {
      const li = await town().resident('li-guilan');
      expect(codeOf(await li.post('/me/password', { old: 'x', password: 'Street-lamp-7' }))).toBe('notYours');
    });
  });

  describe('a second factor', () => {
    let secret = '';
    let recoveryCodes: string[] = [];

    it('is set up with an authenticator, and a wrong code does not do', async () => {
      await newcomer('shuang');
      const { person } = await enters('shuang', FIRST);
      const offer = await person.post<SecondFactorOffer>('/me/second-factor/begin');
      secret = offer.body.secret;
      expect(offer.body.uri).toMatch(/^otpauth:\/\/totp\/.*shuang.*secret=/);
      const wrong = codeAt(secret, Date.now() - 10 * MINUTE);
      expect(codeOf(await person.post('/me/second-factor/confirm', { code: wrong }))).toBe(
        'secondFactorWrong',
      );
      const done = await person.post<{ recoveryCodes: string[] }>('/me/second-factor/confirm', {
        code: codeAt(secret, Date.now()),
      });
      recoveryCodes = done.body.recoveryCodes;
      expect(new Set(recoveryCodes).size).toBe(10);
    });

    it('is asked for at sign-in; the same code is not taken twice', async () => {
      expect(codeOf(await enters('shuang', FIRST))).toBe('secondFactorNeeded');
      const later = Date.now() + 2 * STEP;
      await at(later, async () => {
        const code = codeAt(secret, later);
        expect((await enters('shuang', FIRST, code)).status).toBe(200);
        expect(codeOf(await enters('shuang', FIRST, code))).toBe('secondFactorWrong');
        expect(codeOf(await enters('shuang', FIRST, codeAt(secret, later - STEP)))).toBe('secondFactorWrong');
      });
    });

    it('is stood in for by a recovery code, once', async () => {
      const [code = ''] = recoveryCodes;
      expect((await enters('shuang', FIRST, code)).status).toBe(200);
      expect(codeOf(await enters('shuang', FIRST, code))).toBe('secondFactorWrong');
      expect((await enters('shuang', FIRST, recoveryCodes[1])).status).toBe(200);
    });

    it('cannot be guessed for ever by whoever has the password: five wrong codes lock', async () => {
      const codes: string[] = [];
      for (let n = 0; n < 5; n += 1) {
        expect(codeOf(await enters('shuang', FIRST))).toBe('secondFactorNeeded');
        codes.push(codeOf(await enters('shuang', FIRST, '000000')));
      }
      expect(codes).toEqual([...Array(4).fill('secondFactorWrong'), 'signInLocked']);
    });

    it('is owed by an administrator before anything else is served, and is theirs to keep', async () => {
      const database = await town().container.getAsync(Database);
      const directory = await town().container.getAsync(Directory);
      const id = await newcomer('xinguan');
      await database.unitOfWork((uow) =>
        uow.run("UPDATE person_post SET post = 'auditAdmin' WHERE personId = ?", [id]),
      );
      await directory.reload();
      const { body, person } = await enters('xinguan', FIRST);
      expect(body.person.due).toBe('secondFactor');
      expect(codeOf(await person.get('/audit'))).toBe('secondFactorDue');
      expect(codeOf(await person.get('/cases?scope=todo'))).toBe('secondFactorDue');
      const offer = await person.post<SecondFactorOffer>('/me/second-factor/begin');
      await person.post('/me/second-factor/confirm', { code: codeAt(offer.body.secret, Date.now()) });
      expect((await person.get('/audit')).status).toBe(200);
      const code = codeAt(offer.body.secret, Date.now() + STEP);
      expect(codeOf(await person.post('/me/second-factor/remove', { code }))).toBe('secondFactorRequired');
    });

    it('is nobody’s power when two administrators’ posts came together in one person', async () => {
      const database = await town().container.getAsync(Database);
      const directory = await town().container.getAsync(Directory);
      const me = (await security.get<PersonView>('/me')).body;
      await database.unitOfWork((uow) =>
        uow.insert('person_post', { personId: me.id, post: 'auditAdmin', unitId: directory.centre.id }),
      );
      await directory.reload();
      expect(codeOf(await security.get('/audit'))).toBe('notYours');
      expect(codeOf(await security.get('/security/people'))).toBe('notYours');
      await database.unitOfWork((uow) =>
        uow.run("DELETE FROM person_post WHERE personId = ? AND post = 'auditAdmin'", [me.id]),
      );
      await directory.reload();
    });
  });

  describe('the security administrator', () => {
    const find = async (account: string): Promise<SecurityRow> => {
      const { body } = await security.get<Page<SecurityRow>>(`/security/people?words=${account}`);
      const [row] = body.rows;
      if (!row) throw new Error(`nobody is called ${account}`);
      return row;
    };

    it('sees who is locked, and unlocks', async () => {
      const locked = await security.get<Page<SecurityRow>>('/security/people?only=locked');
      expect(locked.body.rows.map(({ account }) => account)).toContain('shuang');
      const { id } = await find('shuang');
      expect((await security.post(`/security/people/${id}/unlock`)).status).toBe(200);
      expect((await find('shuang')).lockedUntil).toBeUndefined();
    });

    it('resets a lost second factor with a reason, which ends every session', async () => {
      const { id } = await find('shuang');
      expect(codeOf(await security.post(`/security/people/${id}/reset-second-factor`, {}))).toBe('badInput');
      await security.post(`/security/people/${id}/reset-second-factor`, { reason: '手机丢失' });
      expect((await find('shuang')).secondFactor).toBe(false);
      expect((await find('shuang')).sessions).toBe(0);
      expect((await enters('shuang', FIRST)).status).toBe(200);
    });

    it('ends one session of anybody, or all of them, at once', async () => {
      const [one, two] = [await enters('shuang', FIRST), await enters('shuang', FIRST)];
      const { id } = await find('shuang');
      const open = await security.get<{ rows: StaffSessionRow[] }>(`/security/people/${id}/sessions`);
      const [newest] = open.body.rows.sort((a, b) => b.id - a.id);
      await security.post(`/security/sessions/${newest?.id}/revoke`);
      expect(codeOf(await two.person.get('/me'))).toBe('sessionEnded');
      expect((await one.person.get('/me')).status).toBe(200);
      await security.post(`/security/people/${id}/sign-out`);
      expect(codeOf(await one.person.get('/me'))).toBe('sessionEnded');
    });

    it('does not reset their own, nor touch a resident, nor what is not there', async () => {
      const own = await find('secadmin');
      const reason = { reason: '换手机' };
      expect(codeOf(await security.post(`/security/people/${own.id}/reset-second-factor`, reason))).toBe(
        'notYourself',
      );
      const li = await town().resident('li-guilan');
      const { id } = (await li.get<PersonView>('/me')).body;
      for (const target of [id, 99_999_999])
        expect((await security.post(`/security/people/${target}/sign-out`)).status).toBe(404);
      expect((await li.get('/me')).status).toBe(200);
    });

    it('is the only one who may: neither the other administrators nor a leader nor a resident', async () => {
      const { id } = await find('shuang');
      for (const other of [
        await town().staff('sysadmin'),
        await town().staff('auditor'),
        await town().staff('lin'),
        await town().resident('li-guilan'),
      ]) {
        expect((await other.get('/security/people')).status).toBe(403);
        expect((await other.post(`/security/people/${id}/unlock`)).status).toBe(403);
      }
      expect((await town().stranger.get('/security/people')).status).toBe(401);
    });
  });

  describe('a console session', () => {
    it('is over after half an hour without a request, and after twelve hours in any case', async () => {
      const { body, person } = await enters('wang', DEMO_PASSWORD);
      const begun = Date.now();
      expect(body.expiresAt - begun).toBeLessThanOrEqual(12 * 60 * MINUTE + 1000);
      await at(begun + 29 * MINUTE, () => person.get('/me'));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect((await at(begun + 58 * MINUTE, () => person.get('/me'))).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(codeOf(await at(begun + 90 * MINUTE, () => person.get('/me')))).toBe('sessionEnded');
    });

    it('ends at the next request of a person who was shut out', async () => {
      const id = await newcomer('likai');
      const { person } = await enters('likai', FIRST);
      expect((await person.get('/me')).status).toBe(200);
      const database = await town().container.getAsync(Database);
      await database.unitOfWork((uow) => uow.update('person', id, { disabled: true }));
      expect(codeOf(await person.get('/me'))).toBe('sessionEnded');
      expect(codeOf(await enters('likai', FIRST))).toBe('wrongPassword');
    });
  });
};
