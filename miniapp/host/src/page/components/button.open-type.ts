import type { Placed } from '../builtin';
import { fedPicture } from './fed-picture';
import { textOf } from './read';
import { targetOf } from './target';

type Answer = (it: Placed) => void;

/** What each open-type does when the button is tapped: https://developers.weixin.qq.com/miniprogram/dev/component/button.html */
const ANSWERS: Readonly<Record<string, Answer>> = {
  getPhoneNumber: (it) => phoneNumber(it, 'getphonenumber'),
  getRealtimePhoneNumber: (it) => phoneNumber(it, 'getrealtimephonenumber'),
  agreePrivacyAuthorization: (it) =>
    it.fire('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' }),
  share,
  chooseAvatar,
  contact: (it) =>
    it.fire('contact', { errMsg: 'enterContact:ok', path: textOf(it, 'sendMessagePath'), query: {} }),
  openSetting: (it) =>
    it.fire('opensetting', { errMsg: 'openSetting:ok', authSetting: { ...it.host.feeds.scopes } }),
  feedback: () => undefined,
  getUserInfo: (it) => it.fire('getuserinfo', anonymous(textOf(it, 'lang') || 'en')),
  launchApp: (it) => it.fire('error', { errMsg: 'launchApp:fail invalid scene' }),
};

/** Does what an open-type asks for; a type that nobody knows throws with its name. */
export function openType(it: Placed, type: string): void {
  if (type === '') return;
  const answer = ANSWERS[type];
  if (!answer) throw new Error(`<button open-type="${type}"> is not supported by this host`);
  answer(it);
}

// A user who has not been told to answer is one who closed the sheet.
function phoneNumber(it: Placed, event: string): void {
  const { phoneCode } = it.host.feeds;
  if (phoneCode === undefined || phoneCode === 'denied') {
    it.fire(event, { errMsg: 'getPhoneNumber:fail user deny' });
  } else {
    it.fire(event, { code: phoneCode, errMsg: 'getPhoneNumber:ok' });
  }
}

function share(it: Placed): void {
  it.host.pages.top.share('button', targetOf(it)).catch((error: unknown) => it.host.report(error));
}

function chooseAvatar(it: Placed): void {
  const { media } = it.host.feeds;
  if (media === undefined || media === 'cancelled') {
    it.fire('chooseavatar', { errMsg: 'chooseAvatar:fail cancel' });
    return;
  }
  fedPicture(it.host).then(
    (avatarUrl) => it.fire('chooseavatar', { avatarUrl }),
    (error: unknown) => it.host.report(error),
  );
}

/** Since 2022-10-25 everybody is 微信用户: https://developers.weixin.qq.com/community/develop/doc/00022c683e8a80b29bed2142b56c01 */
function anonymous(language: string): object {
  const userInfo = {
    nickName: '微信用户',
    avatarUrl: '',
    gender: 0,
    country: '',
    province: '',
    city: '',
    language,
  };
  return { errMsg: 'getUserInfo:ok', userInfo, rawData: JSON.stringify(userInfo) };
}
