import type { HostServices } from '../builtin';
import { answered } from './answered';
import { ApiFailure, asynchronous, type ApiFamily, type ApiOptions } from './api';
import { mustComeFromTap } from './gesture';
import { text, texts } from './options';

const TEMPLATES = 5;

/** What only the person at the phone can answer, each fed beforehand. */
export const userAnswersFamily: ApiFamily = (host) => ({
  scanCode: asynchronous('scanCode', async () => {
    const scanned = await answered(() => host.feeds.scan);
    if (scanned === 'cancelled') throw new ApiFailure('cancel');
    return {
      result: scanned,
      scanType: 'QR_CODE',
      charSet: 'UTF-8',
      path: '',
      rawData: btoa(encodeURIComponent(scanned)),
    };
  }),
  requestSubscribeMessage: asynchronous('requestSubscribeMessage', (options) => subscribe(host, options)),
  requestMerchantTransfer: asynchronous('requestMerchantTransfer', async (options) => {
    text(options, 'mchId');
    text(options, 'appId');
    text(options, 'package');
    const answer = await answered(() => host.feeds.merchantTransfer);
    if (answer === 'cancelled') throw new ApiFailure('cancel');
    if (answer === 'failed') throw new ApiFailure('system error');
    // Only says that the page was shown, not that the money was taken.
    return { result: 'success' };
  }),
  getUserProfile: asynchronous('getUserProfile', (options) => {
    mustComeFromTap();
    text(options, 'desc');
    // Since November 2022 WeChat gives everybody the same grey head.
    const userInfo = {
      nickName: '微信用户',
      avatarUrl: '',
      gender: 0,
      country: '',
      province: '',
      city: '',
      language: '',
    };
    return { userInfo, rawData: JSON.stringify(userInfo), signature: '', encryptedData: '', iv: '' };
  }),
});

async function subscribe(host: HostServices, options: ApiOptions): Promise<Record<string, string>> {
  mustComeFromTap();
  const ids = texts(options, 'tmplIds');
  if (ids.length === 0) throw new ApiFailure("TmplIds can't be empty", { errCode: 10001 });
  if (ids.length > TEMPLATES) throw new ApiFailure('Templates count out of max bounds', { errCode: 20003 });
  const fed = await answered(() => host.feeds.subscribe);
  const unknown = typeof fed === 'string' ? [] : ids.filter((id) => !fed[id]);
  if (unknown.length > 0)
    throw new ApiFailure('No template data return, verify the template id exist', { errCode: 20001 });
  return Object.fromEntries(ids.map((id) => [id, typeof fed === 'string' ? fed : (fed[id] ?? 'reject')]));
}
