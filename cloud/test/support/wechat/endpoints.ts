import { jscode2session, phoneNumber, stableToken } from './account-endpoints';
import type { Answer, Call } from './call';
import { mediaCheck, messageCheck } from './content-endpoints';
import { programCode, subscribeSend } from './outreach-endpoints';
import type { Platform } from './platform';
import { Refusal } from './refusal';

type Open = (platform: Platform, call: Call) => Answer | Promise<Answer>;
type OnToken = (platform: Platform, call: Call, appid: string) => Answer | Promise<Answer>;

interface Endpoint {
  method: 'GET' | 'POST';
  answer: Open;
}

export const ENDPOINTS = {
  '/sns/jscode2session': { method: 'GET', answer: jscode2session },
  '/cgi-bin/stable_token': { method: 'POST', answer: stableToken },
  '/wxa/business/getuserphonenumber': onToken(phoneNumber),
  '/wxa/msg_sec_check': onToken(messageCheck),
  '/wxa/media_check_async': onToken(mediaCheck),
  '/cgi-bin/message/subscribe/send': onToken(subscribeSend),
  '/wxa/getwxacodeunlimit': onToken(programCode),
} as const satisfies Record<string, Endpoint>;

export type WechatPath = keyof typeof ENDPOINTS;

/** Answers one platform call; refuses 40066 for a path that is none, 43001 or 43002 for the wrong method. */
export function answerCall(platform: Platform, call: Call): Answer | Promise<Answer> {
  const table: Record<string, Endpoint> = ENDPOINTS;
  const endpoint = Object.hasOwn(table, call.path) ? table[call.path] : undefined;
  if (!endpoint) throw new Refusal(40066);
  if (call.method !== endpoint.method) throw new Refusal(endpoint.method === 'GET' ? 43001 : 43002);
  return endpoint.answer(platform, call);
}

function onToken(answer: OnToken): Endpoint {
  return {
    method: 'POST',
    answer: (platform, call) => {
      const appid = platform.tokens.ownerOf(call.query.get('access_token'));
      return answer(platform, call, appid);
    },
  };
}
