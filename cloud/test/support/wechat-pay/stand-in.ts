import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { makePayKeys, type PayKeys } from './keys';
import { PayLedger, payTime, type PayBill, type Said } from './ledger';
import { isSigned, sealedNotice, signatureOf } from './signing';

/** `cut`: the line breaks before anything is done; `cutAfter`, `hangAfter`: it is done, and no answer comes. */
export type PayTrouble =
  | 'cut'
  | 'cutAfter'
  | 'hangAfter'
  | 'badSignature'
  | 'unsigned'
  | { readonly status: number; readonly code: string };

interface BillLine {
  readonly no: string;
  /** Yuan, as in the file. */
  readonly amount: string;
  /** 业务类型; a transfer where it is left out. */
  readonly kind?: string;
  /** 收支类型; money that left where it is left out. */
  readonly way?: '收入';
}

const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';

/** WeChat Pay's stand-in, a real HTTP server: checks the merchant's signatures, signs its own, and fails as told. */
export class WechatPayStandIn {
  readonly keys: PayKeys = makePayKeys();
  private readonly ledger = new PayLedger(this.keys.mchid);
  private readonly troubles: PayTrouble[] = [];
  private readonly files = new Map<string, string>();
  private readonly unmade = new Set<string>();
  /** Every request that bore our signature. */
  readonly asked: string[] = [];
  /** Every transfer that was asked for, to the letter, whether it was taken on or not. */
  readonly transfers: string[] = [];
  /** Requests whose signature was wrong. */
  forged = 0;
  /** In its answers and callbacks; ms since epoch. */
  now: () => number = Date.now;
  url = '';
  /** Where it really listens: what the requests name is the product's public address. */
  callbackAt = '';

  private readonly server: Server = createServer((request, response) => {
    this.respond(request, response).catch((error: unknown) => response.destroy(new Error(String(error))));
  });

  async start(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (typeof address === 'object' && address) this.url = `http://127.0.0.1:${address.port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close').catch(() => undefined);
  }

  get env(): Record<string, string> {
    return { PAY_BASE_URL: this.url, ...this.keys.env };
  }

  get bills(): readonly PayBill[] {
    return [...this.ledger.bills.values()];
  }

  /** What befalls the next transfers asked for, one each; whatever else is asked meanwhile is answered. */
  befall(...troubles: readonly PayTrouble[]): void {
    this.troubles.push(...troubles);
  }

  bill(no: string): PayBill {
    const bill = this.ledger.bills.get(no);
    if (!bill) throw new Error(`no bill ${no}`);
    return bill;
  }

  /** What the query and the callback say of it. */
  told(no: string): object {
    return this.ledger.told(this.bill(no));
  }

  /** The state changes as by the receiver's hand or by itself; nobody is told of it. */
  becomes(no: string, state: string, reason?: string): void {
    const bill = this.bill(no);
    bill.state = state;
    bill.update_time = payTime(this.now());
    if (reason !== undefined) bill.fail_reason = reason;
  }

  /** Calls back so many times at once; `change` tells lies. Gives the statuses answered. */
  async callBack(no: string, times = 1, change: object = {}): Promise<number[]> {
    const said = { ...this.told(no), ...change };
    return Promise.all(Array.from({ length: times }, () => this.send(said)));
  }

  /** One callback; `headers` take the place of the signature's own, `body` of the sealed one. */
  async send(
    said: object,
    {
      headers = {},
      body = sealedNotice(this.keys, said),
    }: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<number> {
    const signed = { ...signatureOf(this.keys, body, this.now()), ...headers };
    const answer = await fetch(this.callbackAt, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed },
      body,
    });
    return answer.status;
  }

  /** The fund flow of a day. */
  closes(day: string, lines: readonly BillLine[]): void {
    const headings =
      '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
    const rows = lines.map(
      ({ no, amount, kind = '商家转账', way = '支出' }) =>
        `\`${day} 12:00:00,\`1,\`2,\`${kind},\`${kind},\`${way},\`${amount},\`0.00,\`API,\`,\`${no}`,
    );
    const end = `资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\r\n\`${lines.length},\`0,\`0.00,\`${lines.length},\`0.00`;
    this.unmade.delete(day);
    this.files.delete(`spoilt ${day}`);
    this.files.set(day, [headings, ...rows, end].join('\r\n'));
  }

  /** The bill of that day is still being made, until it is closed. */
  dawdles(day: string): void {
    this.unmade.add(day);
  }

  /** The file is not what its digest says. */
  spoils(day: string): void {
    this.files.set(`spoilt ${day}`, `${this.files.get(day) ?? ''}\r\n`);
  }

  private async respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks).toString('utf8');
    if (!isSigned(this.keys, request, { body, now: this.now() })) {
      this.forged += 1;
      return this.say(response, { status: 401, json: { code: 'SIGN_ERROR', message: '签名错误' } });
    }
    const url = new URL(request.url ?? '/', this.url);
    this.asked.push(`${request.method} ${url.pathname}`);
    if (url.pathname === '/file') return this.download(url, response);
    const asksForOne = url.pathname === TRANSFERS;
    if (asksForOne) this.transfers.push(body);
    const trouble = asksForOne ? this.troubles.shift() : undefined;
    if (trouble === 'cut') return void response.destroy();
    if (typeof trouble === 'object')
      return this.say(response, {
        status: trouble.status,
        json: { code: trouble.code, message: trouble.code },
      });
    const said = this.answer(request.method ?? '', url, body);
    if (trouble === 'cutAfter') return void response.destroy();
    if (trouble !== 'hangAfter') this.say(response, said, trouble);
  }

  private answer(method: string, url: URL, body: string): Said {
    if (url.pathname === '/v3/bill/fundflowbill') return this.billFile(url);
    if (method === 'POST' && url.pathname === TRANSFERS) return this.ledger.create(body, this.now());
    const [, no = '', cancel] = /\/out-bill-no\/(\w+)(\/cancel)?$/.exec(url.pathname) ?? [];
    return cancel === undefined ? this.ledger.query(no) : this.ledger.cancel(no);
  }

  private billFile(url: URL): Said {
    const day = url.searchParams.get('bill_date') ?? '';
    const file = this.files.get(day);
    if (this.unmade.has(day))
      return { status: 400, json: { code: 'STATEMENT_CREATING', message: '账单生成中' } };
    if (file === undefined)
      return { status: 400, json: { code: 'NO_STATEMENT_EXIST', message: '账单不存在' } };
    const hash_value = createHash('sha1').update(file).digest('hex');
    return {
      status: 200,
      json: { hash_type: 'SHA1', hash_value, download_url: `${this.url}/file?token=${day}` },
    };
  }

  private download(url: URL, response: ServerResponse): void {
    const day = url.searchParams.get('token') ?? '';
    response.writeHead(200).end(this.files.get(`spoilt ${day}`) ?? this.files.get(day));
  }

  private say(response: ServerResponse, { status, json }: Said, trouble?: 'badSignature' | 'unsigned'): void {
    const body = JSON.stringify(json);
    const signed = signatureOf(this.keys, trouble === 'badSignature' ? `${body} ` : body, this.now());
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(trouble === 'unsigned' ? {} : signed),
    });
    response.end(body);
  }
}
