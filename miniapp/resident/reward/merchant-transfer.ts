import type { ConfirmationView } from '@contract/payout/payout.api';

/** What came of showing WeChat's page: `shown` is not `paid`, WeChat tells only the server that. */
export type Shown = { what: 'shown' | 'cancelled' | 'unsupported' } | { what: 'failed'; says: string };

interface TransferCall extends ConfirmationView {
  success: () => void;
  fail: (cause: { errMsg: string }) => void;
}
/** As of WeChat 8.0.51; Taro's types do not know it. */
interface Transferring {
  canIUse: (name: string) => boolean;
  requestMerchantTransfer: (call: TransferCall) => void;
}
declare const wx: Transferring | undefined;

/** Can this phone's WeChat show the page at all? */
export const canConfirm = (): boolean => typeof wx !== 'undefined' && wx.canIUse('requestMerchantTransfer');

/** Shows WeChat's own page on which the receiver takes the money. */
export function showTransfer({ mchId, appId, package: bill }: ConfirmationView): Promise<Shown> {
  return new Promise((resolve) => {
    if (typeof wx === 'undefined') return resolve({ what: 'unsupported' });
    wx.requestMerchantTransfer({
      ...{ mchId, appId, package: bill },
      success: () => resolve({ what: 'shown' }),
      fail: ({ errMsg }) =>
        resolve(/cancel/.test(errMsg) ? { what: 'cancelled' } : { what: 'failed', says: errMsg }),
    });
  });
}
