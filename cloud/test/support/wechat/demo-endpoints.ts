import { field, text, type Answer, type Call } from './call';
import type { Platform } from './platform';
import { Refusal } from './refusal';

/**
 * What a phone would do, for the demonstration, where browsers stand in for phones:
 * `POST /__demo/code {person, appid}`, `POST /__demo/accept {openid | person, appid, templateIds}`,
 * `GET /__demo/people`, `GET /__demo/sent`.
 */
export function answerDemo(platform: Platform, call: Call): Answer {
  switch (`${call.method} ${call.path}`) {
    case 'POST /__demo/code':
      return { json: { code: issueCode(platform, call.body) } };
    case 'POST /__demo/accept':
      return { json: { accepted: accept(platform, call.body) } };
    case 'GET /__demo/people':
      return { json: { people: platform.people.all().map((person) => withOpenids(platform, person)) } };
    case 'GET /__demo/sent':
      return { json: { sent: platform.subscriptions.sent } };
    default:
      throw new Refusal(40066);
  }
}

function issueCode(platform: Platform, body: unknown): string {
  const { person, appid } = personAndApp(platform, body);
  platform.visit(person, appid);
  return platform.loginCodes.issue({ person, appid });
}

function accept(platform: Platform, body: unknown): number {
  const templateIds = field(body, 'templateIds');
  if (!Array.isArray(templateIds) || templateIds.length > 5) throw new Refusal(47001, 'templateIds');
  const openid = text(body, 'openid') || openidOf(platform, body);
  for (const templateId of templateIds) platform.subscriptions.accept(openid, String(templateId), 1);
  return templateIds.length;
}

function openidOf(platform: Platform, body: unknown): string {
  const { person, appid } = personAndApp(platform, body);
  return platform.visit(person, appid);
}

function personAndApp(platform: Platform, body: unknown): { person: string; appid: string } {
  const person = text(body, 'person');
  if (person === '') throw new Refusal(47001, 'person');
  return { person, appid: platform.app(text(body, 'appid')).appid };
}

function withOpenids(platform: Platform, person: { key: string; unionid: string }): object {
  const openids = platform.appids().map((appid) => [appid, platform.people.openid(person.key, appid)]);
  return { ...person, openids: Object.fromEntries(openids) };
}
