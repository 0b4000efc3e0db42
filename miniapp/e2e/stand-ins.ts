import { randomBytes } from 'node:crypto';
import { startProduct, type Product } from '../../cloud/test/support/product';
import { WechatPayStandIn } from '../../cloud/test/support/wechat-pay/stand-in';
import { startWechat } from '../../cloud/test/support/wechat/stand-in';

/** The product, and what stands in for WeChat and WeChat Pay beside it. */
export interface PayableProduct extends Product {
  /** What it says of a transfer is what becomes of it. */
  readonly pay: WechatPayStandIn;
}

const PROGRAMS = ['RESIDENT', 'VOLUNTEER', 'ENTERPRISE', 'COMMAND'];
const TEMPLATES = ['PROGRESS', 'RESULT', 'TASK', 'SERVICE'];

/** `npm start` brings its own WeChat stand-in; who is to be paid needs an appid before it, so here both are ours. */
export async function startPayable(env: Record<string, string>): Promise<PayableProduct> {
  const accounts = PROGRAMS.map((program, at) => ({
    ...{ program, appid: `wx${String(at + 1).padStart(16, '0')}`, secret: randomBytes(16).toString('hex') },
  }));
  const templates = TEMPLATES.map((name) => `demo-template-${name.toLowerCase()}`);
  const token = randomBytes(12).toString('hex');
  const apps = accounts.map(({ appid, secret }) => ({ appid, secret, templates }));
  const forever = Number.POSITIVE_INFINITY;
  const wechat = await startWechat({ apps, pushToken: token, activeForMs: forever });
  const pay = await new WechatPayStandIn().start();
  const stopBoth = async (): Promise<void> => {
    await wechat.stop();
    await pay.stop();
  };
  const wechatEnv = {
    ...{ WECHAT_BASE_URL: wechat.url, WECHAT_CALLBACK_TOKEN: token },
    ...Object.fromEntries(TEMPLATES.map((name, at) => [`WECHAT_TEMPLATE_${name}`, templates[at] ?? ''])),
    ...Object.fromEntries(accounts.map(({ program, appid }) => [`WECHAT_${program}_APPID`, appid])),
    ...Object.fromEntries(accounts.map(({ program, secret }) => [`WECHAT_${program}_SECRET`, secret])),
  };
  const product = await startProduct({ ...env, ...wechatEnv, ...pay.env }).catch(async (cause: unknown) => {
    await stopBoth();
    throw cause;
  });
  wechat.callbackTo(`${product.url}/api/wechat/resident/callback`);
  pay.callbackAt = `${product.url}/api/wechat-pay/callback`;
  const stop = async (): Promise<void> => {
    await product.stop();
    await stopBoth();
  };
  return { ...product, stop, pay };
}
