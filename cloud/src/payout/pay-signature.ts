import { createDecipheriv, verify, type KeyObject } from 'node:crypto';

/** What WeChat Pay signs an answer or a callback with. */
export interface SignedHeaders {
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
  readonly serial: string;
}

const SKEW_S = 300;
/** Probes that WeChat Pay sends to see whether signatures are checked at all. */
const PROBE = 'WECHATPAY/SIGNTEST/';
const TAG_BYTES = 16;

/** The headers of a signature; '' where one is missing. */
export const signedHeaders = (header: (name: string) => string | null | undefined): SignedHeaders => ({
  timestamp: header('wechatpay-timestamp') ?? '',
  nonce: header('wechatpay-nonce') ?? '',
  signature: header('wechatpay-signature') ?? '',
  serial: header('wechatpay-serial') ?? '',
});

/**
 * Is the raw body WeChat Pay's own, and of these five minutes? Only keys given by the operator count: none is fetched.
 * `now`: ms since epoch.
 */
export function isGenuine(
  keys: ReadonlyMap<string, KeyObject>,
  { timestamp, nonce, signature, serial }: SignedHeaders,
  { body, now }: { readonly body: string; readonly now: number },
): boolean {
  const key = keys.get(serial);
  if (!key || signature.startsWith(PROBE) || !/^\d{10}$/.test(timestamp)) return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > SKEW_S) return false;
  const signed = Buffer.from(`${timestamp}\n${nonce}\n${body}\n`);
  return verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64'));
}

export interface Sealed {
  readonly ciphertext: string;
  readonly nonce: string;
  readonly associated_data: string;
}

/** Opens what a callback carries (AEAD_AES_256_GCM); throws when a single bit of it is not as it was sealed. */
export function opened({ ciphertext, nonce, associated_data }: Sealed, apiV3Key: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  const text = bytes.subarray(0, -TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(associated_data));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
}
