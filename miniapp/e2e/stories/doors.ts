import { launch, type LaunchOptions } from '../launch';
import type { Phone } from '../phone';

const DEMO_PASSWORD = 'yizhangwang';

/** A resident's phone: WeChat has signed them in, and the home page stands. */
export async function residentPhone(as: string, options: LaunchOptions = {}): Promise<Phone> {
  const phone = await launch('resident', { as, ...options });
  await phone.sees('我最近上报');
  return phone;
}

/** A volunteer's phone: signed in, at the activities they may claim. What it cost to open them is noted. */
export async function volunteerPhone(as: string, options: LaunchOptions = {}): Promise<Phone> {
  const phone = await launch('volunteer', { as, ...options });
  await phone.press('微信登录');
  await phone.find('.news-card');
  await phone.accounts('志愿者登录看新闻');
  await phone.goes('switchTab', '/pages/service/index');
  await phone.find('.chips');
  return phone;
}

/** A colleague's phone at the list of what waits for them. `as` is their key, `account` what they sign in with. */
export async function commandPhone(as: string, account: string): Promise<Phone> {
  // This program leaves the question to WeChat's own window.
  const phone = await launch('command', { as, privacy: 'agreed' });
  await phone.tap('.sign-in__fold');
  await phone.write('用户名', account);
  await phone.write('密码', DEMO_PASSWORD);
  await phone.accounts('登录之前');
  await phone.press('登录');
  await phone.sees('您好');
  return phone;
}

/** Opens the report form from the home page and agrees to the privacy guide where WeChat asks. */
export async function beginReport(phone: Phone, words: string): Promise<void> {
  await phone.tap('.snap');
  await phone.isAt('report/index');
  await phone.tap('.privacy__agree');
  await phone.sees(/街道.*社区.*网格/s);
  await phone.write('什么情况', words);
}
