import { PAYOUT_STATES } from '../../contract/payout/payout.flow';
import type { PayoutRecord } from './payout.row';

/** What WeChat Pay, or the way to it, answers by code: as whoever answers for the money reads it. */
const TROUBLES: Readonly<Record<string, string>> = {
  OVERDUE_CLOSE: '超过 24 小时没有确认收款',
  PAYEE_ACCOUNT_ABNORMAL: '收款人的微信账户异常',
  REALNAME_CHECK_FAIL: '收款人没有实名',
  TRANSFER_RISK: '微信支付判定有风险',
  NOT_ENOUGH: '商户账户余额不足，充值后会自动重试',
  SYSTEM_ERROR: '微信支付系统繁忙，会自动重试',
  FREQUENCY_LIMITED: '请求过于频繁，会自动重试',
  FREQUENCY_LIMIT_EXCEED: '请求过于频繁，会自动重试',
  STATEMENT_CREATING: '微信支付还在生成账单，会自动再取',
  TimeoutError: '微信支付没有及时答复，正在查询',
  TypeError: '与微信支付的连接中断，正在查询',
};

/** The sentence with the code behind it, so that it can be looked up; anything else as it is. */
export function inWords(trouble: string): string {
  const words = TROUBLES[trouble];
  return words === undefined ? trouble : `${words}（${trouble}）`;
}

/** How it stands, in words for its receiver; whoever let a day go by is told that it was that. */
export const plainOf = ({ state, trouble }: Pick<PayoutRecord, 'state' | 'trouble'>): string =>
  state === 'failed' && trouble === 'OVERDUE_CLOSE'
    ? '24 小时内没有确认收款，这笔已退回，已提醒工作人员'
    : PAYOUT_STATES[state].plain;
