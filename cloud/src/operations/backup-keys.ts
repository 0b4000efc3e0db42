import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { z } from 'zod';
import type { DataKey } from '../kernel/personal-data';
import { readKeys } from '../kernel/personal-data.keys';

/** What a deployment has besides its rows and files, and without which they are worth little. */
export interface DeploymentKeys {
  /** The first one seals. */
  readonly dataKeys: readonly DataKey[];
  /** The private half that signs audit extracts, PEM; absent until the first extract. */
  readonly auditKey: string | undefined;
}

/** The passphrase is another, or the file is damaged. */
export class KeysSealed extends Error {
  constructor() {
    super('密钥打不开：BACKUP_PASSPHRASE 不是备份时的那一句，或 keys.sealed.json 被改动过');
    this.name = 'KeysSealed';
  }
}

const CIPHER = 'aes-256-gcm';
// OWASP Password Storage Cheat Sheet: scrypt with N=2^17, r=8; 128 MB for half a second, once a backup.
const COST = { N: 2 ** 17, r: 8, p: 1 };
const MEMORY = 256 * 1024 * 1024;
const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);

const sealed = z.object({
  cipher: z.literal(CIPHER),
  scrypt: z.object({ N: z.literal(COST.N), r: z.literal(COST.r), p: z.literal(COST.p) }),
  salt: base64,
  iv: base64,
  tag: base64,
  content: base64,
});
const opened = z.object({ dataKeys: z.string(), auditKey: z.string().optional() });

/** The keys as a JSON text that only the passphrase opens. */
export function sealKeys({ dataKeys, auditKey }: DeploymentKeys, passphrase: string): string {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv(CIPHER, keyOf(passphrase, salt), iv);
  const plain = JSON.stringify({ dataKeys: keysText(dataKeys), ...(auditKey ? { auditKey } : {}) });
  const content = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  const parts = { salt, iv, tag: cipher.getAuthTag(), content };
  const texts = Object.entries(parts).map(([name, bytes]) => [name, bytes.toString('base64')]);
  return `${JSON.stringify({ cipher: CIPHER, scrypt: COST, ...Object.fromEntries(texts) }, null, 2)}\n`;
}

/** Throws KeysSealed. */
export function openKeys(text: string, passphrase: string): DeploymentKeys {
  const read = sealed.safeParse(JSON.parse(text));
  if (!read.success) throw new KeysSealed();
  const { dataKeys, auditKey } = opened.parse(JSON.parse(plainOf(read.data, passphrase)));
  return { dataKeys: readKeys(dataKeys) ?? [], auditKey };
}

/** As DATA_KEYS holds them. */
export const keysText = (keys: readonly DataKey[]): string =>
  keys.map(({ id, secret }) => `${id}:${secret.toString('base64')}`).join(',');

function plainOf({ salt, iv, tag, content }: z.output<typeof sealed>, passphrase: string): string {
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(passphrase, bytes(salt)), bytes(iv), {
      authTagLength: 16,
    });
    decipher.setAuthTag(bytes(tag));
    return Buffer.concat([decipher.update(bytes(content)), decipher.final()]).toString('utf8');
  } catch {
    // OpenSSL's own words would tell an operator nothing.
    throw new KeysSealed();
  }
}

const keyOf = (passphrase: string, salt: Buffer): Buffer =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, { ...COST, maxmem: MEMORY });
