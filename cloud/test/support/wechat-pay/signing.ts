import { createCipheriv, randomBytes, sign, verify } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { PayKeys } from './keys';

const SKEW_S = 300;

/** Does the merchant's signature cover exactly this request? */
export function isSigned(
  keys: PayKeys,
  request: IncomingMessage,
  { body, now }: { readonly body: string; readonly now: number },
): boolean {
  const header = request.headers.authorization ?? '';
  const parts = new Map(
    [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const [timestamp = '', nonce = ''] = [parts.get('timestamp'), parts.get('nonce_str')];
  if (!header.startsWith('WECHATPAY2-SHA256-RSA2048 ')) return false;
  if (parts.get('mchid') !== keys.mchid || parts.get('serial_no') !== keys.serial) return false;
  if (!(Math.abs(now / 1000 - Number(timestamp)) <= SKEW_S)) return false;
  const text = `${request.method}\n${request.url}\n${timestamp}\n${nonce}\n${body}\n`;
  return verify(
    'RSA-SHA256',
    Buffer.from(text),
    keys.merchantPublic,
    Buffer.from(parts.get('signature') ?? '', 'base64'),
  );
}

/** The headers of WeChat Pay's own signature. `now`: ms since epoch. */
export function signatureOf(keys: PayKeys, body: string, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = randomBytes(12).toString('hex');
  const text = Buffer.from(`${timestamp}\n${nonce}\n${body}\n`);
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': keys.platformSerial,
    'wechatpay-signature': sign('RSA-SHA256', text, keys.platformPrivate).toString('base64'),
  };
}

/** A callback's body: what it says, sealed by AEAD_AES_256_GCM. */
export function sealedNotice({ apiV3Key }: PayKeys, said: object): string {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce);
  cipher.setAAD(Buffer.from('mch_payment'));
  const text = Buffer.concat([cipher.update(JSON.stringify(said)), cipher.final(), cipher.getAuthTag()]);
  return JSON.stringify({
    id: randomBytes(16).toString('hex'),
    event_type: 'MCHTRANSFER.BILL.FINISHED',
    resource_type: 'encrypt-resource',
    resource: {
      ...{ algorithm: 'AEAD_AES_256_GCM', original_type: 'mch_payment', associated_data: 'mch_payment' },
      ...{ ciphertext: text.toString('base64'), nonce },
    },
  });
}
