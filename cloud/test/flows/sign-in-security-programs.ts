import type { AuditRowView } from '../../contract/audit/audit.api';
import { PROGRAMS } from '../../contract/identity/identity.schema';
import type { PersonView } from '../../contract/identity/identity.api';
import type { Page } from '../../contract/route';
import { DEMO_PASSWORD, type Person, type Story } from '../build';
import { codeOf, FIRST, SigningIn } from '../signing-in';
import { APPIDS } from '../support/application';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What the program named at sign-in decides, and what it does not. */
export const signInPrograms: Story = (town) => {
  const door = new SigningIn(town);
  let auditor: Person;

  beforeAll(async () => void (auditor = await town().staff('auditor')));

  const signIns = async (id: number): Promise<unknown[]> => {
    const { body } = await auditor.get<Page<AuditRowView>>(`/audit?action=signIn&subject=person:${id}`);
    return body.rows.map(({ detail }) => detail.program).reverse();
  };

  it('gives an administrator’s powers in the console alone', async () => {
    const { account, code } = await door.guarded('securityAdmin');
    for (const program of PROGRAMS) {
      const { body, person } = await door.tries({ account, password: FIRST, otp: await code(), program });
      expect([program, body.person.posts]).toEqual([program, []]);
      for (const path of ['/security/people', '/staff', '/org/units', '/delegations', '/audit'])
        expect([path, (await person.get(path)).status]).toEqual([path, 403]);
      const removed = await person.post('/me/second-factor/remove', { code: await code() });
      expect(codeOf(removed)).toBe(program === 'resident' ? 'notYours' : 'secondFactorRequired');
    }
    const { person } = await door.enters(account, FIRST, await code());
    expect((await person.get('/security/people')).status).toBe(200);
    expect((await person.get<PersonView>('/me')).body.posts).toMatchObject([{ post: 'securityAdmin' }]);
  });

  it('gives a password alone the console’s hours, whatever the program', async () => {
    const begun = Date.now();
    for (const program of PROGRAMS) {
      const { body, person } = await door.tries({ account: 'wang', password: DEMO_PASSWORD, program });
      expect(body.expiresAt - begun).toBeLessThan(12 * 60 * MINUTE + MINUTE);
      expect((await door.at(begun + 29 * MINUTE, () => person.get('/me'))).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(codeOf(await door.at(begun + 61 * MINUTE, () => person.get('/me')))).toBe('sessionEnded');
    }
  });

  it('leaves a phone signed in that came by WeChat, at the binding and afterwards', async () => {
    await door.newcomer('shouji');
    const phone = () => town().wechat.codeFor('shouji-phone', APPIDS.command);
    const typed = { account: 'shouji', password: FIRST, program: 'command' };
    const bound = await door.tries({ ...typed, code: phone() });
    const again = await town()
      .request.post('/api/session/wechat')
      .send({ program: 'command', code: phone() });
    for (const { token, expiresAt } of [bound.body, again.body]) {
      expect(expiresAt - Date.now()).toBeGreaterThan(29 * DAY);
      const { status } = await door.at(Date.now() + 5 * DAY, () =>
        town().request.get('/api/me').set('Authorization', `Bearer ${token}`),
      );
      expect(status).toBe(200);
    }
    expect((await door.tries({ ...typed, code: 'made-up' })).status).toBe(401);
  });

  it('is remembered for whoever is on the staff, and for nobody else', async () => {
    const id = await door.newcomer('jilu');
    for (const program of PROGRAMS) await door.tries({ account: 'jilu', password: FIRST, program });
    const code = () => town().wechat.codeFor('jilu-phone', APPIDS.volunteer);
    await door.tries({ account: 'jilu', password: FIRST, program: 'volunteer', code: code() });
    await town().request.post('/api/session/wechat').send({ program: 'volunteer', code: code() });
    expect(await signIns(id)).toEqual([...PROGRAMS, 'volunteer', 'volunteer']);
    const li = await town().resident('li-guilan');
    expect(await signIns((await li.get<PersonView>('/me')).body.id)).toEqual([]);
  });
};

/** Codes guessed at the same moment as tries that bring none. */
export const signInRaces: Story = (town) => {
  const door = new SigningIn(town);

  it('locks after five wrong codes, though tries without a code run beside them', async () => {
    const { account, code } = await door.guarded();
    const answers: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const guess = () => door.enters(account, FIRST, '000000');
      const half = () => door.enters(account, FIRST);
      const tries = Array.from({ length: 4 }, () => [guess(), half()]).flat();
      answers.push(...(await Promise.all(tries)).map(codeOf));
    }
    expect(answers.filter((answer) => answer === 'secondFactorWrong').length).toBeLessThan(5);
    expect(codeOf(await door.enters(account, FIRST))).toBe('signInLocked');
    expect(codeOf(await door.enters(account, FIRST, await code()))).toBe('signInLocked');
    const { status } = await door.at(Date.now() + 16 * MINUTE, () => door.enters(account, FIRST));
    expect(status).toBe(401);
  });

  it('counts tries without a code for nothing, however many at once', async () => {
    const { account, code } = await door.guarded();
    await Promise.all(Array.from({ length: 12 }, () => door.enters(account, FIRST)));
    expect((await door.enters(account, FIRST, await code())).status).toBe(200);
  });
};
