import { createHash, randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import WxPay from 'wechatpay-node-v3';
import { z } from 'zod';
import { Clock } from '../kernel/clock';
import { Refusal } from '../kernel/refusal';
import type { PaySettings, Settings } from '../kernel/settings';
import { isGenuine, signedHeaders } from './pay-signature';

const BILL_STATES = [
  'ACCEPTED',
  'PROCESSING',
  'WAIT_USER_CONFIRM',
  'TRANSFERING',
  'SUCCESS',
  'FAIL',
  'CANCELING',
  'CANCELLED',
] as const;

/** What WeChat Pay says of a transfer; a creating answer leaves out what the query tells. */
export const bill = z.object({
  out_bill_no: z.string(),
  transfer_bill_no: z.string().optional(),
  state: z.enum(BILL_STATES),
  package_info: z.string().optional(),
  fail_reason: z.string().optional(),
  /** When it came into this state: `2026-11-23T23:55:10+08:00`. */
  update_time: z.string().optional(),
  mch_id: z.string().optional(),
  appid: z.string().optional(),
  openid: z.string().optional(),
  transfer_amount: z.number().int().optional(),
});
export type Bill = z.output<typeof bill>;
const failure = z.object({ code: z.string(), message: z.string().default('') });
const billFile = z.object({ hash_type: z.literal('SHA1'), hash_value: z.string(), download_url: z.string() });

/** `unsure`: nobody can tell whether it was done; `refused`: WeChat Pay itself said no, and signed it. */
export type PayAnswer =
  | { readonly kind: 'bill'; readonly bill: Bill }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly says: string }
  | { readonly kind: 'unsure'; readonly says: string };

const TIMEOUT_MS = 5_000;
/** Another code (STATEMENT_CREATING) says that the bill is still being made. */
const NO_BILL = 'NO_STATEMENT_EXIST';
const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';

interface Asked {
  readonly method: 'GET' | 'POST';
  /** With its query. */
  readonly path: string;
  readonly body?: string;
}

/** 商家转账 of WeChat Pay: every request signed, every answer's signature checked before a word of it is believed. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PayClient {
  @Inject() protected settings: Settings;
  @Inject() protected clock: Clock;
  private signer: WxPay | undefined;

  /** Throws `payNotConfigured`. */
  get merchant(): PaySettings & { readonly appid: string } {
    const { pay, wechat } = this.settings;
    const appid = wechat.accounts.resident?.appid;
    if (!pay || appid === undefined) throw new Refusal('payNotConfigured');
    return { ...pay, appid };
  }

  get configured(): boolean {
    return this.settings.pay !== undefined;
  }

  /** Sends a transfer exactly as it was frozen. */
  create(frozen: string): Promise<PayAnswer> {
    return this.billOf({ method: 'POST', path: TRANSFERS, body: frozen });
  }

  query(no: string): Promise<PayAnswer> {
    return this.billOf({ method: 'GET', path: `${TRANSFERS}/out-bill-no/${no}` });
  }

  cancel(no: string): Promise<PayAnswer> {
    return this.billOf({ method: 'POST', path: `${TRANSFERS}/out-bill-no/${no}/cancel`, body: '' });
  }

  /**
   * The fund flow of a day (`2026-11-23`), its digest checked; undefined for a day on which nothing moved, of which WeChat
   * Pay makes no bill. Throws when it cannot be had or is not what was announced.
   */
  async fundFlow(day: string): Promise<string | undefined> {
    const path = `/v3/bill/fundflowbill?bill_date=${day}&account_type=OPERATION`;
    const { status, genuine, body } = await this.call({ method: 'GET', path });
    if (!genuine) throw new Error('账单应答的签名不对');
    if (status !== 200) {
      const { code } = failure.parse(JSON.parse(body));
      if (code === NO_BILL) return undefined;
      throw new Error(code);
    }
    const { hash_value, download_url } = billFile.parse(JSON.parse(body));
    const url = new URL(download_url);
    // Downloads are signed with our name, and sent nowhere but to WeChat Pay.
    if (url.origin !== new URL(this.merchant.baseUrl).origin) throw new Error('账单的下载地址不是微信支付的');
    // The file itself bears no signature: its digest came in an answer that did.
    const file = await this.call({ method: 'GET', path: url.pathname + url.search });
    if (createHash('sha1').update(file.body).digest('hex') !== hash_value)
      throw new Error('账单文件的摘要不符');
    return file.body;
  }

  private async billOf(asked: Asked): Promise<PayAnswer> {
    try {
      const { status, genuine, body } = await this.call(asked);
      if (!genuine) return { kind: 'unsure', says: `应答（${status}）的签名不对` };
      const said: unknown = JSON.parse(body);
      if (status === 200) return { kind: 'bill', bill: bill.parse(said) };
      const { code, message } = failure.parse(said);
      return { kind: 'refused', status, code, says: message };
    } catch (error) {
      if (error instanceof Refusal) throw error;
      return { kind: 'unsure', says: nameOfFault(error) };
    }
  }

  private async call(asked: Asked): Promise<{ status: number; genuine: boolean; body: string }> {
    const { baseUrl, platformKeys } = this.merchant;
    const response = await fetch(`${baseUrl}${asked.path}`, {
      method: asked.method,
      headers: { ...this.signed(asked), accept: 'application/json', 'content-type': 'application/json' },
      ...(asked.body === undefined ? {} : { body: asked.body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
    });
    const body = await response.text();
    const headers = signedHeaders((name) => response.headers.get(name));
    const genuine = isGenuine(platformKeys, headers, { body, now: this.clock.now() });
    return { status: response.status, genuine, body };
  }

  /** By the library's own hand; the text is ours, because its own leaves out the line of an empty body. */
  private signed({ method, path, body = '' }: Asked): { authorization: string } {
    const { appid, mchid, serial, privateKey } = this.merchant;
    this.signer ??= new WxPay({
      ...{ appid, mchid, serial_no: serial },
      // Never used: it reads certificates and checks signatures in ways that let forgeries through.
      publicKey: Buffer.alloc(0),
      privateKey: Buffer.from(privateKey.export({ format: 'pem', type: 'pkcs8' })),
    });
    const nonce = randomBytes(16).toString('hex');
    const timestamp = String(Math.floor(this.clock.now() / 1000));
    const signature = this.signer.sha256WithRsa(`${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`);
    return { authorization: this.signer.getAuthorization(nonce, timestamp, signature) };
  }
}

/** `TimeoutError`, `TypeError`: not what was said, which may hold an address. */
const nameOfFault = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : 'unreachable';
