import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const STEP_SECONDS = 30;
const SECRET_BYTES = 20;
const ISSUER = '一张网';
const CODES = 10;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const CODE_LENGTH = 16;

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: STEP_SECONDS });

/** A new shared secret, Base32. */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** For the QR code that authenticators read (otpauth://). */
export const secretUri = (secret: string, account: string): string => totpOf(secret, account).toString();

/** What the authenticator shows at this time. */
export const codeAt = (secret: string, now: number): string => totpOf(secret).generate({ timestamp: now });

/** The 30-second step the code belongs to, one step of clock drift either way (RFC 6238); undefined for a wrong code. */
export function stepOf(secret: string, code: string, now: number): number | undefined {
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? undefined : Math.floor(now / 1000 / STEP_SECONDS) + delta;
}

/** Ten recovery codes of 80 bits, such as `k7mp-2xwr-…`, each good for one sign-in. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const letters = Array.from(randomBytes(CODE_LENGTH), (byte) => BASE32[byte % BASE32.length]).join('');
    return letters.replace(/(.{4})(?=.)/g, '$1-');
  });
}

/** 80 random bits need no slow hash. */
export const recoveryHash = (code: string): string =>
  createHash('sha256')
    .update(`recovery:${code.replaceAll('-', '')}`)
    .digest('hex');
