import { PRIVACY_VERSION } from '../../contract/identity/privacy';
import { MIGRATIONS } from '../../database/migrations/all';
import { everyDatabase, type TestDatabase } from '../kernel/database.testing';
import { randomBytes } from 'node:crypto';
import { AuditLog } from '../kernel/audit';
import { Sealer } from '../kernel/personal-data';
import { People } from './people';
import { Consents } from './rights.consent';

describe.each(everyDatabase())('people on %s', (_name, open) => {
  let test: TestDatabase;
  const people = new People();
  const sealer = new Sealer([{ id: 'k1', secret: randomBytes(32) }]);

  beforeAll(async () => {
    test = await open('people', { entities: [], migrations: MIGRATIONS });
    const audit = Object.assign(new AuditLog(), { database: test.database });
    const consents = Object.assign(new Consents(), { database: test.database, audit });
    Object.assign(people, { database: test.database, sealer, consents });
  });
  afterAll(() => test.close());

  const openedIn = (appid: string, unionid?: string) => ({
    appid,
    openid: `open-${appid}-${unionid ?? ''}`,
    unionid,
  });

  it('makes one person of many first visits at the same moment', async () => {
    for (const unionid of ['u1', 'u2', 'u3', 'u4', 'u5']) {
      const visits = ['wxa', 'wxb', 'wxa', 'wxc'].map((appid) =>
        people.ofWechat(openedIn(appid, unionid), 'resident', PRIVACY_VERSION),
      );
      expect(new Set(await Promise.all(visits)).size).toBe(1);
    }
    expect(await test.database.read("SELECT id FROM person WHERE kind = 'resident'")).toHaveLength(5);
    expect(await test.database.read('SELECT id FROM wechat_account')).toHaveLength(15);
  });

  it('knows a person by openid until the unionid is known, and keeps them then', async () => {
    const before = await people.ofWechat({ appid: 'wxa', openid: 'solo' }, 'resident', PRIVACY_VERSION);
    const after = await people.ofWechat({ appid: 'wxa', openid: 'solo', unionid: 'u-solo' }, 'resident');
    const elsewhere = await people.ofWechat(
      { appid: 'wxb', openid: 'solo-b', unionid: 'u-solo' },
      'resident',
    );
    expect([after, elsewhere]).toEqual([before, before]);
  });

  it('makes nobody who has not agreed to the privacy text, and keeps nothing of them', async () => {
    const count = async () => {
      const tables = ['person', 'wechat_account', 'consent'];
      const found = tables.map((table) => test.database.read(`SELECT id FROM ${table}`));
      return (await Promise.all(found)).map(({ length }) => length);
    };
    const before = await count();
    await expect(people.ofWechat(openedIn('wxa', 'u-shy'), 'volunteer')).rejects.toMatchObject({
      code: 'consentNeeded',
    });
    expect(await count()).toEqual(before);
    await people.ofWechat(openedIn('wxa', 'u-shy'), 'volunteer', PRIVACY_VERSION);
    expect(await count()).toEqual(before.map((rows) => rows + 1));
  });

  it('makes nobody for the command program, and lets nobody in who was shut out', async () => {
    await expect(people.ofWechat(openedIn('wxd', 'u-new'), 'command')).rejects.toMatchObject({
      code: 'wechatAccountUnbound',
    });
    expect(
      await test.database.read('SELECT id FROM person WHERE unionidIndex = ?', [
        sealer.index('person.unionid', 'u-new'),
      ]),
    ).toHaveLength(0);
    const id = await people.ofWechat(openedIn('wxa', 'u-out'), 'resident', PRIVACY_VERSION);
    await test.database.unitOfWork((uow) => uow.update('person', id, { disabled: true }));
    await expect(people.ofWechat(openedIn('wxa', 'u-out'), 'resident')).rejects.toMatchObject({
      code: 'notYours',
    });
  });
});
