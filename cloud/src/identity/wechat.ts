import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { Clock } from '../kernel/clock';
import { Refusal } from '../kernel/refusal';
import type { Settings, WechatAccount } from '../kernel/settings';
import { callWechat, fetchWechatPicture } from './wechat-call';
import { codeRefusal, signInRefusal, WechatError } from './wechat-errors';
import { WechatTokens } from './wechat-tokens';

export type WechatProgram = keyof Settings['wechat']['accounts'];

export interface WechatIdentity {
  readonly appid: string;
  readonly openid: string;
  /** Absent while the program is not bound to the open platform. */
  readonly unionid?: string;
}

/** What the platform thinks of a text or picture, and the label of what it found. */
export const judgement = z.object({
  suggest: z.enum(['pass', 'review', 'risky']),
  label: z.number().optional(),
});
export type Judgement = z.output<typeof judgement>;

export interface SubscribeMessage {
  readonly openid: string;
  readonly templateId: string;
  /** Without a leading slash; the program's first page when absent. */
  readonly page?: string | undefined;
  readonly data: Record<string, { value: string }>;
}

const TOKEN_REFUSED = [40001, 40014, 42001];
/** 2: comments; the nearest of the platform's four scenes. */
const SCENE = 2;
const PICTURE = 2;
const VERSION = 2;

const session = z.object({ openid: z.string().min(1), unionid: z.string().min(1).optional() });
const phone = z.object({ phone_info: z.object({ purePhoneNumber: z.string() }) });
const textVerdict = z.object({ result: judgement });
const mediaTrace = z.object({ trace_id: z.string().min(1) });
const done = z.object({ errcode: z.literal(0) });

/** The WeChat platform for the programs this deployment has. Throws `wechatBusy` or WechatError. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Wechat {
  @Inject() protected settings: Settings;
  @Inject() protected clock: Clock;
  private tokens: WechatTokens;

  @Init()
  open(): void {
    this.tokens = new WechatTokens(this.baseUrl, this.clock);
  }

  /** Redeems a `wx.login` code; throws `wechatCodeRefused`, `tooOften` or `wechatBusy`. The session key goes nowhere. */
  async signIn(program: WechatProgram, code: string): Promise<WechatIdentity> {
    const { appid, secret } = this.account(program);
    const query = new URLSearchParams({ appid, secret, js_code: code, grant_type: 'authorization_code' });
    try {
      return {
        appid,
        ...(await callWechat(this.baseUrl, { path: `/sns/jscode2session?${query.toString()}` }, session)),
      };
    } catch (error) {
      throw signInRefusal(error);
    }
  }

  /** Redeems the code of a getPhoneNumber button. */
  async phoneNumber(program: WechatProgram, code: string): Promise<string> {
    try {
      const answer = await this.post(program, '/wxa/business/getuserphonenumber', { code }, phone);
      return answer.phone_info.purePhoneNumber;
    } catch (error) {
      throw signInRefusal(error);
    }
  }

  /** The person must have been active in the program within two hours, else WechatError 61010. */
  async checkText(program: WechatProgram, openid: string, content: string): Promise<Judgement> {
    const body = { content, version: VERSION, scene: SCENE, openid };
    return (await this.post(program, '/wxa/msg_sec_check', body, textVerdict)).result;
  }

  /** Asks for a picture to be judged; the verdict comes by callback under the trace id given here. */
  async checkPicture(program: WechatProgram, openid: string, mediaUrl: string): Promise<string> {
    const body = { media_url: mediaUrl, media_type: PICTURE, version: VERSION, scene: SCENE, openid };
    return (await this.post(program, '/wxa/media_check_async', body, mediaTrace)).trace_id;
  }

  async sendSubscribeMessage(program: WechatProgram, message: SubscribeMessage): Promise<void> {
    const { openid: touser, templateId: template_id, page, data } = message;
    const body = { touser, template_id, page, data, miniprogram_state: 'formal', lang: 'zh_CN' };
    await this.post(program, '/cgi-bin/message/subscribe/send', body, done);
  }

  /**
   * A program code (PNG) that opens a page (no leading slash) of the released program with `scene` (at most 32
   * characters, no %). Throws `posterPageMissing`, `codesUsedUp` or `wechatBusy`.
   */
  async programCode(program: WechatProgram, page: string, scene: string): Promise<Buffer> {
    // What is printed cannot be called back: the platform must know the page.
    const request = { page, scene, check_path: true, env_version: 'release' };
    try {
      return await this.withToken(program, (query) =>
        fetchWechatPicture(this.baseUrl, { path: `/wxa/getwxacodeunlimit?${query}`, body: request }),
      );
    } catch (error) {
      throw codeRefusal(error);
    }
  }

  appidOf(program: WechatProgram): string | undefined {
    return this.settings.wechat.accounts[program]?.appid;
  }

  private get baseUrl(): string {
    return this.settings.wechat.baseUrl;
  }

  private account(program: WechatProgram): WechatAccount {
    const account = this.settings.wechat.accounts[program];
    if (!account) throw new Refusal('badInput', { first: '这个小程序还没有配置，请联系管理员' });
    return account;
  }

  private post<T>(program: WechatProgram, path: string, body: object, answer: z.ZodType<T>): Promise<T> {
    return this.withToken(program, (query) =>
      callWechat(this.baseUrl, { path: `${path}?${query}`, body }, answer),
    );
  }

  /** A token may end early, when someone resets the secret: then one new one is tried. */
  private async withToken<T>(program: WechatProgram, call: (query: string) => Promise<T>): Promise<T> {
    const account = this.account(program);
    const token = await this.tokens.tokenFor(account);
    try {
      return await call(`access_token=${encodeURIComponent(token)}`);
    } catch (error) {
      if (!(error instanceof WechatError) || !TOKEN_REFUSED.includes(error.errcode)) throw error;
      this.tokens.forget(account, token);
      return call(`access_token=${encodeURIComponent(await this.tokens.tokenFor(account))}`);
    }
  }
}
