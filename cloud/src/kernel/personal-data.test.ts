import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sealer, type DataKey } from './personal-data';
import { CIPHER_NAMES } from './personal-data.ciphers';
import { openSealer, readKeys } from './personal-data.keys';

const key = (id: string): DataKey => ({ id, secret: randomBytes(32) });
const first = key('k1');

describe.each(CIPHER_NAMES)('a seal by %s', (cipher) => {
  const sealer = new Sealer([first], cipher);
  const sealed = sealer.seal('person.phone', '13800001234');

  it('opens again, and never reads the same twice', () => {
    expect(sealer.open('person.phone', sealed)).toBe('13800001234');
    expect(sealer.seal('person.phone', '13800001234')).not.toBe(sealed);
    expect(sealed).not.toContain('1380000');
    expect(sealer.open('person.name', sealer.seal('person.name', '李桂兰𠮷'))).toBe('李桂兰𠮷');
  });

  it('does not open as another field, by another key, or with a bit changed', () => {
    expect(() => sealer.open('person.name', sealed)).toThrow(/打不开/);
    expect(() => new Sealer([{ ...key('k1') }], cipher).open('person.phone', sealed)).toThrow(/k1/);
    const [name = '', id = '', text = ''] = sealed.split('.');
    const bytes = Buffer.from(text, 'base64url');
    for (let i = 0; i < bytes.length; i++) {
      const bent = Buffer.from(bytes);
      bent.writeUInt8(bent.readUInt8(i) ^ 1, i);
      expect(() => sealer.open('person.phone', `${name}.${id}.${bent.toString('base64url')}`)).toThrow(
        /打不开/,
      );
    }
  });

  it('refuses what is no seal at all', () => {
    for (const text of ['', '13800001234', `${cipher}.k1.`, `${cipher}.k1.AAAA`, 'constructor.k1.AAAA'])
      expect(() => sealer.open('person.phone', text)).toThrow(/打不开/);
  });
});

describe('a ring of keys', () => {
  const second = key('k2');
  const old = new Sealer([first]);
  const now = new Sealer([second, first], 'sm4-cbc-sm3');

  it('opens what the older key and the other cipher sealed, and knows that it is not current', () => {
    const sealed = old.seal('person.name', '张敏');
    expect(now.open('person.name', sealed)).toBe('张敏');
    expect([now.isCurrent(sealed), now.isCurrent(now.seal('person.name', '张敏'))]).toEqual([false, true]);
    expect(() => new Sealer([second]).open('person.name', sealed)).toThrow(/k1/);
  });

  it('finds by the index of any of its keys; an index fits one field and one key only', () => {
    const [current, former] = now.indexes('person.phone', '13800001234');
    expect(former).toBe(old.index('person.phone', '13800001234'));
    expect(current).toBe(now.index('person.phone', '13800001234'));
    expect(new Set([current, former, now.index('person.unionid', '13800001234')]).size).toBe(3);
    expect(current).toHaveLength(20);
  });
});

describe('the keys of a deployment', () => {
  it('are 32 bytes each, with a name each', () => {
    const text = `a:${randomBytes(32).toString('base64')}, b:${randomBytes(32).toString('base64')}`;
    expect(readKeys(text)?.map(({ id }) => id)).toEqual(['a', 'b']);
    for (const wrong of ['', 'a', 'a:', `a:${randomBytes(16).toString('base64')}`, `${text},${text}`])
      expect(readKeys(wrong)).toBeUndefined();
  });

  it('are made once in a file that only its owner reads', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'one-net-keys-'));
    const settings = { dataDir, dataKeys: undefined, dataCipher: 'aes-256-gcm' as const };
    const sealed = openSealer(settings).seal('person.name', '何静');
    expect(openSealer(settings).open('person.name', sealed)).toBe('何静');
    expect(statSync(join(dataDir, 'data-keys')).mode & 0o777).toBe(0o600);
    rmSync(dataDir, { recursive: true });
  });
});
