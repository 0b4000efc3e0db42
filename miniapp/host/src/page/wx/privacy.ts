import { asynchronous, type ApiFamily } from './api';
import { drawn, showPage } from './dialog';
import { consentOf, type NeedListener } from './consent';

const NAME = '《小程序隐私保护指引》';

/** The privacy family. */
export const privacyFamily: ApiFamily = (host) => {
  const consent = consentOf(host);
  return {
    getPrivacySetting: asynchronous('getPrivacySetting', () => ({
      needAuthorization: consent.needed,
      privacyContractName: NAME,
    })),
    onNeedPrivacyAuthorization: (listener: NeedListener) => consent.listen(listener),
    requirePrivacyAuthorize: asynchronous('requirePrivacyAuthorize', () =>
      consent.need('requirePrivacyAuthorize'),
    ),
    openPrivacyContract: asynchronous('openPrivacyContract', () => {
      const content = drawn('wx-over__text', '（微信在此展示隐私保护指引全文）');
      // WeChat answers when the guide is shown, not when it is left.
      showPage(host, NAME, content);
    }),
  };
};
