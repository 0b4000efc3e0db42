import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { MIGRATIONS } from '../../database/migrations/all';
import { AuditLog } from '../kernel/audit';
import { everyDatabase, type TestDatabase } from '../kernel/database.testing';
import { Sealer, type DataKey } from '../kernel/personal-data';
import { PersonalHoldings, type PersonalHolding } from '../kernel/personal-data.holdings';
import { nameOf, phoneOf, type SealedName, type SealedPhone } from '../kernel/personal-data.person';
import { SqliteSource } from '../kernel/sqlite-source';
import { People } from './people';
import { KeysRefused, PeopleSealing } from './people.sealing';
import { Consents } from './rights.consent';

const key = (id: string): DataKey => ({ id, secret: randomBytes(32) });
const [FIRST, ...LATER] = MIGRATIONS;
const NEIGHBOUR = 'volunteer_order.neighbour';
/** As the volunteer module names it, which identity does not know. */
const NEIGHBOURS: PersonalHolding = {
  sealed: [{ table: 'volunteer_order', column: 'neighbourSealed', field: NEIGHBOUR }],
  copy: async () => [],
  erase: async () => undefined,
};
const ORDER = {
  ...{
    state: 'ordered',
    ordererId: 1,
    communityId: 1,
    kind: 'care',
    words: '',
    address: '',
    forNeighbour: 1,
  },
  ...{ wantedFrom: 0, wantedTo: 1, orderedAt: 0, enteredAt: 0, seq: 0, head: '' },
};
const PLAIN = ['李桂兰', '13800001234', 'u-li', 'open-li'];

describe.each(everyDatabase())('sealing a town from before, on %s', (_name, open) => {
  let test: TestDatabase;
  const [k1, k2] = [key('k1'), key('k2')];

  function sealing(...keys: DataKey[]): { sealing: PeopleSealing; people: People; sealer: Sealer } {
    const { database } = test;
    const sealer = new Sealer(keys);
    const audit = Object.assign(new AuditLog(), { database });
    const consents = Object.assign(new Consents(), { database, audit });
    const holdings = new PersonalHoldings();
    holdings.add(NEIGHBOURS);
    const parts = { database, sealer, audit, consents, holdings };
    return {
      sealing: Object.assign(new PeopleSealing(), parts),
      people: Object.assign(new People(), parts),
      sealer,
    };
  }
  const rows = () => test.database.read<SealedName & SealedPhone>('SELECT * FROM person ORDER BY id');

  beforeAll(async () => {
    if (!FIRST) throw new Error('no first migration');
    test = await open('sealing', { entities: [], migrations: [FIRST] });
    await test.database.unitOfWork(async (uow) => {
      const li = { kind: 'resident', name: '李桂兰', phone: '13800001234', unionid: 'u-li', createdAt: 1 };
      const personId = await uow.insert('person', li);
      await uow.insert('wechat_account', { personId, appid: 'wxa', openid: 'open-li' });
      const zhang = { kind: 'staff', name: '张敏', phone: '13800005678', account: 'zhang', createdAt: 1 };
      await uow.insert('person', zhang);
      for (let i = 0; i < 450; i++)
        await uow.insert('person', { kind: 'resident', name: `居民${i}`, createdAt: 1 });
    });
    const runner = test.database.source.createQueryRunner();
    for (const Migration of LATER) await new Migration().up(runner);
    await runner.release();
  });
  afterAll(() => test.close());

  it('seals every resident, number and openid at the first start, and finds the person again', async () => {
    const { sealing: town, people, sealer } = sealing(k1);
    await town.begin();
    const [li, zhang, other] = await rows();
    if (!li || !zhang || !other) throw new Error('they are gone');
    expect([nameOf(sealer, li), phoneOf(sealer, li)]).toEqual(['李桂兰', '13800001234']);
    // Staff sign what they do: their names stand open, their numbers do not.
    expect([zhang.name, zhang.nameSealed, phoneOf(sealer, zhang)]).toEqual(['张敏', null, '13800005678']);
    expect([other.name, nameOf(sealer, other)]).toEqual(['', '居民0']);
    expect(await people.ofWechat({ appid: 'wxa', openid: 'open-li' }, 'resident')).toBe(1);
    expect(await people.ofWechat({ appid: 'wxb', openid: 'new', unionid: 'u-li' }, 'resident')).toBe(1);
  });

  it('leaves no plain byte behind', async () => {
    const { source } = test.database;
    const tables = [await rows(), await test.database.read('SELECT * FROM wechat_account')];
    const text =
      source instanceof SqliteSource
        ? readFileSync(String(source.options.database)).toString('latin1')
        : Buffer.from(JSON.stringify(tables)).toString('latin1');
    for (const word of PLAIN) expect(text).not.toContain(Buffer.from(word).toString('latin1'));
  });

  it('starts again with the same keys, and refuses others in words an operator understands', async () => {
    await sealing(k1).sealing.begin();
    await sealing(k2, k1).sealing.begin();
    await expect(sealing(k2).sealing.begin()).rejects.toThrow(KeysRefused);
    await expect(sealing(key('k1')).sealing.begin()).rejects.toThrow(/数据密钥不对.*rotate-keys/);
  });

  it('finds people while the keys are being changed, and goes on where it was broken off', async () => {
    const both = sealing(k2, k1);
    const neighbourSealed = new Sealer([k1]).seal(NEIGHBOUR, '赵秀英');
    await test.database.unitOfWork((uow) => uow.insert('volunteer_order', { ...ORDER, neighbourSealed }));
    let looked = 0;
    const broken = both.sealing.rotate((n) => {
      looked += n;
      if (looked >= 400) throw new Error('the power went');
    });
    await expect(broken).rejects.toThrow('the power went');
    const half = (await rows()).filter(({ nameSealed }) => nameSealed?.startsWith('aes-256-gcm.k2.'));
    expect(half.length).toBeGreaterThan(100);
    expect(half.length).toBeLessThan(450);
    expect(await both.people.ofWechat({ appid: 'wxa', openid: 'open-li' }, 'resident')).toBe(1);
    expect(await both.people.ofWechat({ appid: 'wxc', openid: 'c', unionid: 'u-li' }, 'resident')).toBe(1);
    expect(await both.sealing.rotate(() => undefined)).toBeLessThan(450);
    expect(await both.sealing.rotate(() => undefined)).toBe(0);

    const only = sealing(k2);
    await only.sealing.begin();
    const order = await test.database.readOne<{ neighbourSealed: string }>('SELECT * FROM volunteer_order');
    expect(only.sealer.open(NEIGHBOUR, order?.neighbourSealed ?? '')).toBe('赵秀英');
    expect((await rows()).map((row) => nameOf(only.sealer, row))).toContain('居民449');
    expect(await only.people.ofWechat({ appid: 'wxa', openid: 'open-li' }, 'resident')).toBe(1);
    await expect(sealing(k1).sealing.begin()).rejects.toThrow(KeysRefused);
  });
});
