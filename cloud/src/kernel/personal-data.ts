import { createHmac } from 'node:crypto';
import { CIPHER_NAMES, CIPHERS, keyFor, type Cipher, type CipherName } from './personal-data.ciphers';

export interface DataKey {
  /** Stands in front of what it sealed: 1 to 16 letters, digits, - or _. */
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Buffer;
}

/** `table.column`: what was sealed for one field does not open as another. */
export type Field = `${string}.${string}`;

interface Ring {
  readonly ciphers: Record<CipherName, Cipher>;
  readonly indexKey: Buffer;
}

/** 120 bits: far too many to meet another by chance, and they fit where a telephone number did. */
const INDEX_BYTES = 15;

/** Sealed with a key that this deployment was not given, or changed since. */
export class SealBroken extends Error {
  constructor(field: Field, keyId: string) {
    super(`${field} 打不开：密钥 ${keyId || '（无）'} 不在 DATA_KEYS 里，或内容被改动过`);
    this.name = 'SealBroken';
  }
}

/**
 * Seals personal data before it is stored: `cipher.key.bytes`, so that what was sealed with an older key or another
 * cipher still opens. The first key of the ring is the one in use.
 */
export class Sealer {
  private readonly ring: ReadonlyMap<string, Ring>;
  private readonly current: string;

  constructor(
    keys: readonly DataKey[],
    private readonly cipher: CipherName = 'aes-256-gcm',
  ) {
    const [first] = keys;
    if (!first) throw new Error('a sealer needs a key');
    this.current = first.id;
    this.ring = new Map(keys.map(({ id, secret }) => [id, ringOf(secret)]));
  }

  seal(field: Field, plain: string): string {
    const sealed = this.currentRing.ciphers[this.cipher].seal(Buffer.from(plain), field);
    return `${this.cipher}.${this.current}.${sealed.toString('base64url')}`;
  }

  /** Throws SealBroken. */
  open(field: Field, text: string): string {
    const [cipher = '', keyId = '', sealed = ''] = text.split('.');
    const ring = this.ring.get(keyId);
    const name = CIPHER_NAMES.find((known) => known === cipher);
    if (!ring || !name) throw new SealBroken(field, keyId);
    try {
      return ring.ciphers[name].open(Buffer.from(sealed, 'base64url'), field).toString();
    } catch {
      // OpenSSL's own words would tell an operator nothing.
      throw new SealBroken(field, keyId);
    }
  }

  /** A blind index: the same text gives the same 20 characters, and they lead back to nothing. */
  index(field: Field, plain: string): string {
    return blindIndex(this.currentRing, field, plain);
  }

  /** The index under every key, the one in use first: while keys are being changed, rows stand under either. */
  indexes(field: Field, plain: string): string[] {
    return [...this.ring.values()].map((ring) => blindIndex(ring, field, plain));
  }

  /** Sealed with the cipher and the key in use? */
  isCurrent(text: string): boolean {
    return text.startsWith(`${this.cipher}.${this.current}.`);
  }

  private get currentRing(): Ring {
    const ring = this.ring.get(this.current);
    if (!ring) throw new Error('a sealer needs a key');
    return ring;
  }
}

function ringOf(secret: Buffer): Ring {
  const ciphers = {
    'aes-256-gcm': CIPHERS['aes-256-gcm'](secret),
    'sm4-cbc-sm3': CIPHERS['sm4-cbc-sm3'](secret),
  };
  return { ciphers, indexKey: keyFor(secret, 'blind-index', 32) };
}

function blindIndex({ indexKey }: Ring, field: Field, plain: string): string {
  const digest = createHmac('sha256', indexKey).update(`${field}\n${plain}`).digest();
  return digest.subarray(0, INDEX_BYTES).toString('base64url');
}
