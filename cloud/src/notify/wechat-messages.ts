import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { CASE_ACTIONS, CASE_STATES, stepOf } from '../../contract/case/case.flow';
import { Wechat } from '../identity/wechat';
import { WechatError } from '../identity/wechat-errors';
import { WechatOpenids } from '../identity/wechat.openids';
import { Deliveries, Undeliverable, type Delivery } from '../kernel/delivery';
import type { Settings } from '../kernel/settings';

export const WECHAT_MESSAGE = 'wechat.message';

const wechatMessage = z.object({
  personId: z.number(),
  program: z.enum(['resident', 'command', 'volunteer']).default('resident'),
  template: z.enum(['progress', 'result', 'task', 'service']),
  no: z.string(),
  /** What opens from it, beginning with a slash; without it the program's first page. */
  page: z.string().optional(),
  title: z.string(),
  body: z.string(),
  at: z.number(),
});
export type WechatMessage = z.output<typeof wechatMessage>;
export type Messenger = WechatMessage['program'];

/** `2026-11-23 20:12`, town time. */
const TOWN_TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});
/** No consent left, or taken back: the notice in the program stays, and that is all there is to do. */
const NO_CONSENT = 43101;
/** Wrong openid, template or field: another try will not make it right. */
const HOPELESS = [40003, 40037, 47003];

/**
 * Residents are told of a step that ends a case by the template 办结, of any other by 进展. Staff are told by 待办 of what
 * goes on, and of an ending not at all: a consent is good for one message, and nothing is left to do.
 */
export function templateFor(
  program: 'resident' | 'command',
  action: string,
): WechatMessage['template'] | undefined {
  const known = CASE_ACTIONS.find((key) => key === action);
  const to = known ? stepOf(known).to : 'same';
  const goesOn = to === 'same' || CASE_STATES[to].open;
  if (program === 'command') return goesOn ? 'task' : undefined;
  return goesOn ? 'progress' : 'result';
}

/** Sends subscribe messages: each its own delivery, so that one that fails is tried again alone. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatMessages {
  @Inject() protected deliveries: Deliveries;
  @Inject() protected wechat: Wechat;
  @Inject() protected openids: WechatOpenids;
  @Inject() protected settings: Settings;

  begin(): void {
    this.deliveries.carry(WECHAT_MESSAGE, (delivery) => this.send(delivery));
  }

  private async send(delivery: Delivery): Promise<void> {
    const message = wechatMessage.parse(JSON.parse(delivery.body));
    const templateId = this.settings.wechat.templates[message.template];
    const openid = await this.openids.of(message.program, message.personId);
    if (templateId === undefined || openid === undefined) return;
    try {
      // WeChat wants it without the slash.
      const page = message.page?.slice(1);
      await this.wechat.sendSubscribeMessage(message.program, {
        openid,
        templateId,
        page,
        data: fieldsOf(message),
      });
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      if (error.errcode === NO_CONSENT) return;
      throw HOPELESS.includes(error.errcode) ? new Undeliverable(error.message) : error;
    }
  }
}

/** All templates have these four fields, in the order the operations page tells to choose them. */
function fieldsOf({ title, no, body, at }: WechatMessage): Record<string, { value: string }> {
  return {
    thing1: { value: thing(title) },
    character_string2: { value: no },
    thing3: { value: thing(body) },
    time4: { value: TOWN_TIME.format(at) },
  };
}

/** A `thing` holds 1 to 20 characters on one line. */
function thing(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  return (letters.length > 20 ? `${letters.slice(0, 19).join('')}…` : letters.join('')) || '请查看';
}
