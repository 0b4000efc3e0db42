import type { PayoutRecord } from './payout.row';

const SCENE = '1002';

/**
 * The transfer as it is sent, every time, to the letter. Scene 1002 行政补贴: what the receiver sees is 行政奖励, and one
 * line says what for.
 */
export function frozenBody(
  { no, amount }: Pick<PayoutRecord, 'no' | 'amount'>,
  {
    openid,
    appid,
    notifyUrl,
  }: { readonly openid: string; readonly appid: string; readonly notifyUrl: string },
): string {
  return JSON.stringify({
    appid,
    out_bill_no: no,
    transfer_scene_id: SCENE,
    openid,
    transfer_amount: amount,
    transfer_remark: '随手拍核实奖励',
    notify_url: notifyUrl,
    user_recv_perception: '行政奖励',
    transfer_scene_report_infos: [{ info_type: '补贴类型', info_content: '随手拍核实奖励' }],
  });
}
