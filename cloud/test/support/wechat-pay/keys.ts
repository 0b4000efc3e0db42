import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** A merchant as the merchant platform makes one, and WeChat Pay's own key. */
export interface PayKeys {
  readonly mchid: string;
  readonly serial: string;
  readonly merchantPublic: KeyObject;
  readonly platformSerial: string;
  readonly platformPrivate: KeyObject;
  readonly apiV3Key: string;
  /** For the product's environment. */
  readonly env: Readonly<Record<string, string>>;
}

export function makePayKeys(): PayKeys {
  const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const platform = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const mchid = '1900000109';
  const serial = randomBytes(20).toString('hex').toUpperCase();
  const platformSerial = 'PUB_KEY_ID_0119000001092024';
  const apiV3Key = randomBytes(16).toString('hex');
  const base64 = (key: KeyObject, type: 'pkcs8' | 'spki'): string =>
    key.export({ format: 'der', type: type as 'spki' }).toString('base64');
  return {
    ...{ mchid, serial, platformSerial, apiV3Key },
    merchantPublic: merchant.publicKey,
    platformPrivate: platform.privateKey,
    env: {
      PAY_MCHID: mchid,
      PAY_SERIAL: serial,
      PAY_PRIVATE_KEY: base64(merchant.privateKey, 'pkcs8'),
      PAY_API_V3_KEY: apiV3Key,
      PAY_PUBLIC_KEYS: `${platformSerial}:${base64(platform.publicKey, 'spki')}`,
    },
  };
}
