import { randomUUID } from 'node:crypto';
import { number, text, type Answer, type Call } from './call';
import type { Platform } from './platform';
import { Refusal } from './refusal';

const CONTENT_LIMIT = 2_500;
const SCENES = [1, 2, 3, 4];
const MEDIA_TYPES = [1, 2];

export function messageCheck(platform: Platform, { body }: Call, appid: string): Answer {
  requireVersionAndScene(body);
  const content = text(body, 'content');
  if (content === '') throw new Refusal(47001);
  if ([...content].length > CONTENT_LIMIT) throw new Refusal(45002);
  platform.requireActive(text(body, 'openid'), appid);
  const told = [content, text(body, 'title'), text(body, 'nickname')].join('\n');
  const result = platform.checks.judgeText(told);
  const detail = [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }];
  return { json: { errcode: 0, errmsg: 'ok', detail, result, trace_id: randomUUID() } };
}

export async function mediaCheck(platform: Platform, { body }: Call, appid: string): Promise<Answer> {
  requireVersionAndScene(body);
  const mediaUrl = text(body, 'media_url');
  if (!/^https?:\/\//.test(mediaUrl) || !MEDIA_TYPES.includes(number(body, 'media_type'))) {
    throw new Refusal(40097);
  }
  const openid = text(body, 'openid');
  platform.requireActive(openid, appid);
  const trace_id = await platform.checks.judgeMedia(appid, openid, mediaUrl);
  return { json: { errcode: 0, errmsg: 'ok', trace_id } };
}

function requireVersionAndScene(body: unknown): void {
  if (number(body, 'version') !== 2) throw new Refusal(40097);
  if (!SCENES.includes(number(body, 'scene'))) throw new Refusal(40129);
}
