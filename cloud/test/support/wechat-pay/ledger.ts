import { randomBytes } from 'node:crypto';

export interface PayBill {
  readonly out_bill_no: string;
  readonly transfer_bill_no: string;
  /** To the letter: the same number with another body is refused. */
  readonly body: string;
  readonly openid: string;
  readonly transfer_amount: number;
  readonly notify_url: string;
  state: string;
  fail_reason?: string;
  readonly package_info: string;
  readonly create_time: string;
  /** When it came into its state. */
  update_time: string;
}

/** As WeChat Pay writes times: `2026-11-23T23:55:10+08:00`. */
export const payTime = (at: number): string =>
  `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

export interface Said {
  readonly status: number;
  readonly json: object;
}
const refused = (status: number, code: string): Said => ({ status, json: { code, message: code } });

/** The transfers WeChat Pay knows of, and its rules about them. */
export class PayLedger {
  readonly bills = new Map<string, PayBill>();

  constructor(private readonly mchid: string) {}

  /** @param now ms since epoch */
  create(body: string, now: number): Said {
    const asked: unknown = JSON.parse(body);
    const text = (name: string): string => {
      const value: unknown =
        typeof asked === 'object' && asked !== null ? Reflect.get(asked, name) : undefined;
      return typeof value === 'string' ? value : '';
    };
    const amount: unknown = typeof asked === 'object' && asked ? Reflect.get(asked, 'transfer_amount') : 0;
    const no = text('out_bill_no');
    const known = this.bills.get(no);
    if (known) return known.body === body ? this.created(known) : refused(400, 'INVALID_REQUEST');
    const fits =
      /^[0-9A-Za-z]{1,32}$/.test(no) &&
      text('transfer_scene_id') === '1002' &&
      ['行政补贴', '行政奖励'].includes(text('user_recv_perception')) &&
      body.includes('"info_type":"补贴类型"') &&
      [...text('transfer_remark')].length <= 32 &&
      !text('notify_url').includes('?') &&
      text('openid') !== '' &&
      typeof amount === 'number' &&
      Number.isInteger(amount) &&
      amount >= 10 &&
      amount < 200_000;
    if (!fits || typeof amount !== 'number') return refused(400, 'PARAM_ERROR');
    const bill: PayBill = {
      ...{ out_bill_no: no, transfer_bill_no: randomBytes(14).toString('hex'), body },
      ...{ openid: text('openid'), transfer_amount: amount, notify_url: text('notify_url') },
      ...{ state: 'WAIT_USER_CONFIRM', package_info: randomBytes(20).toString('base64') },
      ...{ create_time: payTime(now), update_time: payTime(now) },
    };
    this.bills.set(no, bill);
    return this.created(bill);
  }

  query(no: string): Said {
    const bill = this.bills.get(no);
    return bill ? { status: 200, json: this.told(bill) } : refused(404, 'NOT_FOUND');
  }

  cancel(no: string): Said {
    const bill = this.bills.get(no);
    if (!bill) return refused(404, 'NOT_FOUND');
    if (bill.state !== 'WAIT_USER_CONFIRM') return refused(400, 'INVALID_REQUEST');
    bill.state = 'CANCELING';
    const { out_bill_no, transfer_bill_no, state } = bill;
    return { status: 200, json: { out_bill_no, transfer_bill_no, state } };
  }

  /** As the query and the callback tell it. */
  told({ body: _, notify_url: __, package_info, ...bill }: PayBill): object {
    const waiting = bill.state === 'WAIT_USER_CONFIRM' ? { package_info } : {};
    const appid: unknown = Reflect.get(JSON.parse(this.bills.get(bill.out_bill_no)?.body ?? '{}'), 'appid');
    return { mch_id: this.mchid, appid, ...bill, ...waiting };
  }

  private created({ out_bill_no, transfer_bill_no, state, package_info, create_time }: PayBill): Said {
    const waiting = state === 'WAIT_USER_CONFIRM' ? { package_info } : {};
    return { status: 200, json: { out_bill_no, transfer_bill_no, state, create_time, ...waiting } };
  }
}
