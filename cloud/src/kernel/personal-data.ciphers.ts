import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** One way to seal bytes so that they can neither be read nor changed, nor passed off as another field's. */
export interface Cipher {
  seal(plain: Buffer, field: string): Buffer;
  /** Throws when the key is another one, or a bit is not as it was sealed. */
  open(sealed: Buffer, field: string): Buffer;
}

const NONCE = 12;
const TAG = 16;
const SM4_BLOCK = 16;
const SM3_BYTES = 32;

/** A key of its own for each purpose, so that no two uses ever share one. */
export function keyFor(secret: Buffer, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'one-net', purpose, bytes));
}

function aesGcm(secret: Buffer): Cipher {
  const key = keyFor(secret, 'aes-256-gcm', 32);
  return {
    seal(plain, field) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(field));
      const text = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, text, cipher.getAuthTag()]);
    },
    open(sealed, field) {
      const tag = sealed.subarray(sealed.length - TAG);
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
        .setAAD(Buffer.from(field))
        .setAuthTag(tag);
      return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
    },
  };
}

/** Node's OpenSSL has no SM4-GCM: CBC, then an HMAC-SM3 over field, nonce and text (GB/T 32907, GB/T 32905). */
function sm4CbcSm3(secret: Buffer): Cipher {
  const key = keyFor(secret, 'sm4-cbc', 16);
  const macKey = keyFor(secret, 'hmac-sm3', 32);
  const mac = (field: string, body: Buffer): Buffer =>
    createHmac('sm3', macKey).update(`${field.length}:${field}`).update(body).digest();
  return {
    seal(plain, field) {
      const nonce = randomBytes(SM4_BLOCK);
      const cipher = createCipheriv('sm4-cbc', key, nonce);
      const body = Buffer.concat([nonce, cipher.update(plain), cipher.final()]);
      return Buffer.concat([body, mac(field, body)]);
    },
    open(sealed, field) {
      const body = sealed.subarray(0, Math.max(0, sealed.length - SM3_BYTES));
      const whole = sealed.length > SM3_BYTES + SM4_BLOCK;
      if (!whole || !timingSafeEqual(mac(field, body), sealed.subarray(body.length)))
        throw new Error('the seal is broken');
      const decipher = createDecipheriv('sm4-cbc', key, body.subarray(0, SM4_BLOCK));
      return Buffer.concat([decipher.update(body.subarray(SM4_BLOCK)), decipher.final()]);
    },
  };
}

/** By the name written in front of every sealed text. A security module (HSM) would be one more line. */
export const CIPHERS = { 'aes-256-gcm': aesGcm, 'sm4-cbc-sm3': sm4CbcSm3 } as const satisfies Record<
  string,
  (secret: Buffer) => Cipher
>;
export type CipherName = keyof typeof CIPHERS;
export const CIPHER_NAMES = ['aes-256-gcm', 'sm4-cbc-sm3'] as const satisfies readonly CipherName[];
