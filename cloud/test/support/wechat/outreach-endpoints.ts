import { field, text, type Answer, type Call } from './call';
import { codePicture } from './code-picture';
import { unfitField } from './message-fields';
import { isOpenidOf } from './people';
import type { Platform } from './platform';
import { Refusal } from './refusal';

const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/;
const PROGRAM_STATES = ['', 'developer', 'trial', 'formal'];
const CODE_VERSIONS = ['', 'release', 'trial', 'develop'];
const DEFAULT_WIDTH = 430;

export function subscribeSend(platform: Platform, { body }: Call, appid: string): Answer {
  const openid = text(body, 'touser');
  const templateId = text(body, 'template_id');
  if (!isOpenidOf(openid, appid)) throw new Refusal(40003);
  const known = platform.app(appid).templates;
  if (templateId === '' || known?.includes(templateId) === false) throw new Refusal(40037);
  const data = field(body, 'data');
  const unfit = unfitField(data);
  if (unfit !== undefined) throw new Refusal(47003, `data.${unfit}.value invalid`);
  if (!PROGRAM_STATES.includes(text(body, 'miniprogram_state'))) throw new Refusal(40097);
  if (!platform.subscriptions.spend(openid, templateId)) throw new Refusal(43101);
  const message = { at: platform.now(), appid, openid, templateId, page: text(body, 'page'), data };
  platform.subscriptions.sent.push(message);
  return { json: { errcode: 0, errmsg: 'ok', msgid: platform.subscriptions.sent.length } };
}

export function programCode(_platform: Platform, { body }: Call, appid: string): Answer {
  const scene = text(body, 'scene');
  const page = text(body, 'page');
  if (!SCENE.test(scene)) throw new Refusal(40169);
  if (page.startsWith('/') || page.includes('?')) throw new Refusal(41030);
  const width = field(body, 'width') ?? DEFAULT_WIDTH;
  if (typeof width !== 'number' || !(width >= 280 && width <= 1280)) throw new Refusal(40097);
  if (!CODE_VERSIONS.includes(text(body, 'env_version'))) throw new Refusal(40097);
  const bytes = codePicture(`${appid} ${page} ${scene}`, Math.round(width));
  return { bytes, type: 'image/png' };
}
