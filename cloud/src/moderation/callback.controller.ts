import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { PROGRAMS } from '../../contract/identity/identity.schema';
import { get, post } from '../../contract/route';
import { judgement } from '../identity/wechat';
import { Database } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';
import { Gate } from '../kernel/gate';
import { parse, Serve, type Call } from '../kernel/http';
import { Refusal } from '../kernel/refusal';
import type { Settings } from '../kernel/settings';
import { CHECK_RESULT } from './content-checks';

const program = z.enum(PROGRAMS);
const signed = z.object({
  signature: z.string().length(40),
  timestamp: z.string().max(20),
  nonce: z.string().max(40),
});
const asked = signed.extend({ program, echostr: z.string().max(200) });
/** Events of many kinds come in; fields that are not needed pass unread. */
const told = z.looseObject({ program });
const media = z.object({ Event: z.literal('wxa_media_check'), trace_id: z.string().min(1).max(128) });
/** With an `errcode` nothing was looked at: what stands beside it is no judgement. */
const mediaChecked = z.union([
  media.extend({ errcode: z.literal(0).default(0), result: judgement }),
  media
    .extend({ errcode: z.number().refine((code) => code !== 0) })
    .transform((event) => ({ ...event, result: undefined })),
]);

const question = get<z.input<typeof asked>, string>('/wechat/:program/callback');
const event = post<Record<string, unknown>, string>('/wechat/:program/callback');

/** Where the WeChat platform pushes its events. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class WechatCallbackController {
  @Inject() gate: Gate;
  @Inject() protected settings: Settings;
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;

  @Serve(question, asked, { who: 'anyone', reaches: 'open', says: '微信平台验证消息推送地址' })
  async verify({ input, ctx }: Call<z.output<typeof asked>>): Promise<string> {
    this.assertSigned(input);
    ctx.type = 'text/plain';
    return input.echostr;
  }

  /** Only written down here: the platform waits five seconds, and what follows may take longer. */
  @Serve(event, told, { who: 'anyone', reaches: 'open', says: '微信平台推送事件（内容检测结果）' })
  async push({ input, ctx }: Call<Record<string, unknown>>): Promise<string> {
    this.assertSigned(parse(signed, { ...ctx.query }));
    const checked = mediaChecked.safeParse(input);
    if (checked.success) {
      const { trace_id: traceId, result } = checked.data;
      const body = { traceId, ...result };
      await this.database.unitOfWork(async (uow) =>
        this.deliveries.add(uow, [{ topic: CHECK_RESULT, body }]),
      );
    }
    ctx.type = 'text/plain';
    return 'success';
  }

  /** sha1 of token, timestamp and nonce, sorted and joined. Without a token nobody may push anything. */
  private assertSigned({ signature, timestamp, nonce }: z.output<typeof signed>): void {
    const token = this.settings.wechat.callbackToken;
    if (token === undefined) throw new Refusal('noSuchRoute');
    const expected = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest();
    const given = Buffer.from(signature, 'hex');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Refusal('notYours');
  }
}
