import { makePayKeys } from '../../test/support/wechat-pay/keys';
import { readSettings } from '../kernel/settings';

const base = {
  WECHAT_RESIDENT_APPID: 'wx00000000000000a1',
  WECHAT_RESIDENT_SECRET: '5'.repeat(32),
  DATA_DIR: '/tmp/one-net-settings',
};
const { env } = makePayKeys();

describe('the settings of WeChat Pay', () => {
  it('are all there, or none of them', () => {
    expect(readSettings(base).pay).toBeUndefined();
    expect(readSettings({ ...base, ...env }).pay).toMatchObject({ mchid: '1900000109' });
    for (const missing of Object.keys(env))
      expect(() => readSettings({ ...base, ...env, [missing]: '' })).toThrow(
        new RegExp(`${missing}：没有设置，微信支付的五项要一起设置`),
      );
  });

  it('name the program whose residents are paid, and hold real keys that are never shown', () => {
    const { WECHAT_RESIDENT_APPID: _, WECHAT_RESIDENT_SECRET: __, ...nobody } = base;
    expect(() => readSettings({ ...nobody, ...env })).toThrow(/要兑付奖励，必须设置「随手拍」的 AppID/);
    const wrong = { ...base, ...env, PAY_PRIVATE_KEY: 'c2VjcmV0LWtleQ==' };
    expect(() => readSettings(wrong)).toThrow(/PAY_PRIVATE_KEY：.*PKCS#8/);
    expect(() => readSettings(wrong)).not.toThrow(/c2VjcmV0LWtleQ/);
  });
});
