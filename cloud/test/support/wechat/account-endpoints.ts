import { createHmac } from 'node:crypto';
import { field, text, type Answer, type Call } from './call';
import type { Platform } from './platform';
import { Refusal } from './refusal';

export function jscode2session(platform: Platform, { query }: Call): Answer {
  const app = platform.appWithSecret(query.get('appid') ?? '', query.get('secret') ?? '');
  if (query.get('grant_type') !== 'authorization_code') throw new Refusal(40002);
  const code = query.get('js_code') ?? '';
  const { person } = platform.loginCodes.redeem(code, app.appid);
  const session = {
    openid: platform.people.openid(person, app.appid),
    unionid: platform.people.register(person).unionid,
    session_key: createHmac('md5', app.secret).update(code).digest('base64'),
  };
  // The platform labels this one answer as plain text; a client that trusts the label breaks.
  return { json: session, type: 'text/plain' };
}

export function stableToken(platform: Platform, { body }: Call): Answer {
  const app = platform.appWithSecret(text(body, 'appid'), text(body, 'secret'));
  if (text(body, 'grant_type') !== 'client_credential') throw new Refusal(40002);
  const forced = field(body, 'force_refresh') === true;
  return { json: forced ? platform.tokens.forced(app.appid) : platform.tokens.stable(app.appid) };
}

export function phoneNumber(platform: Platform, { body }: Call, appid: string): Answer {
  const { phone } = platform.phoneCodes.redeem(text(body, 'code'), appid);
  const watermark = { timestamp: Math.floor(platform.now() / 1000), appid };
  const phone_info = { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark };
  return { json: { errcode: 0, errmsg: 'ok', phone_info } };
}
