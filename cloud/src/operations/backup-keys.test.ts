import { KeysSealed, keysText, openKeys, sealKeys } from './backup-keys';

const KEYS = {
  dataKeys: [
    { id: 'k2', secret: Buffer.alloc(32, 2) },
    { id: 'k1', secret: Buffer.alloc(32, 1) },
  ],
  auditKey: '-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n',
};
const PASSPHRASE = 'horse 稻田 battery';

describe('the keys in a backup', () => {
  const sealed = sealKeys(KEYS, PASSPHRASE);

  it('come back with the passphrase, all of them and in their order', () => {
    expect(openKeys(sealed, PASSPHRASE)).toEqual(KEYS);
    const young = { dataKeys: KEYS.dataKeys, auditKey: undefined };
    expect(openKeys(sealKeys(young, PASSPHRASE), PASSPHRASE)).toEqual(young);
  });

  it('cannot be read, nor told apart from another sealing of the same', () => {
    for (const { secret } of KEYS.dataKeys) expect(sealed).not.toContain(secret.toString('base64'));
    expect(sealed).not.toContain('PRIVATE KEY');
    expect(sealKeys(KEYS, PASSPHRASE)).not.toBe(sealed);
  });

  it('stay closed to another passphrase, and when a bit was changed', () => {
    expect(() => openKeys(sealed, `${PASSPHRASE} `)).toThrow(KeysSealed);
    const parts: { content: string } = JSON.parse(sealed);
    const content = Buffer.from(parts.content, 'base64');
    content.writeUInt8(content.readUInt8(0) ^ 1, 0);
    expect(() =>
      openKeys(JSON.stringify({ ...parts, content: content.toString('base64') }), PASSPHRASE),
    ).toThrow(KeysSealed);
    expect(() => openKeys('{}', PASSPHRASE)).toThrow(KeysSealed);
  });

  it('are written as DATA_KEYS wants them', () => {
    expect(keysText(KEYS.dataKeys)).toMatch(/^k2:[\w+/]{43}=,k1:[\w+/]{43}=$/);
  });
});
