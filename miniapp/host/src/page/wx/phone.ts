import type { HostServices } from '../builtin';
import { ApiFailure, asynchronous, type ApiFamily } from './api';
import { consentOf } from './consent';
import { ask, drawn } from './dialog';
import { maybeText, text, wrongParameter } from './options';

const SHOWN = 1500;
const STRENGTHS = ['heavy', 'medium', 'light'];

/** The telephone itself: calls, clipboard, vibration, the screen. */
export const phoneFamily: ApiFamily = (host) => {
  let clipboard = '';
  return {
    makePhoneCall: asynchronous('makePhoneCall', async (options) => {
      const content = drawn('wx-over__text', text(options, 'phoneNumber'));
      const choices = [
        { words: '取消', answer: false, native: 'cancelModal' },
        { words: '呼叫', answer: true, native: 'confirmModal' },
      ];
      if (!(await ask(host, { title: '', content, choices }))) throw new ApiFailure('cancel');
    }),
    setClipboardData: asynchronous('setClipboardData', async (options) => {
      const data = text(options, 'data');
      await consentOf(host).need('setClipboardData');
      clipboard = data;
      tellCopied(host);
    }),
    getClipboardData: asynchronous('getClipboardData', async () => {
      await consentOf(host).need('getClipboardData');
      return { data: clipboard };
    }),
    // Nothing shakes; the call is checked as WeChat checks it.
    vibrateShort: asynchronous('vibrateShort', (options) => {
      const type = maybeText(options, 'type');
      if (type !== undefined && !STRENGTHS.includes(type))
        throw wrongParameter('type', STRENGTHS.join(' or '), type);
    }),
    vibrateLong: asynchronous('vibrateLong', () => undefined),
    setKeepScreenOn: asynchronous('setKeepScreenOn', ({ keepScreenOn }) => {
      if (typeof keepScreenOn !== 'boolean') throw wrongParameter('keepScreenOn', 'Boolean', keepScreenOn);
    }),
  };
};

/** WeChat says so itself, unasked. */
function tellCopied(host: HostServices): void {
  const over = drawn('wx-toast');
  over.append(drawn('', '内容已复制'));
  setTimeout(host.overlay(over), SHOWN);
}
