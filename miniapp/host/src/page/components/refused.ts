import type { Builtin } from '../builtin';
import { draw } from './draw';

/** What lives of WeChat's servers, of other people's pages or of a second device, and why it is not there. */
const REFUSED: Readonly<Record<string, string>> = {
  'web-view': 'it shows a page that is no part of the program',
  ad: 'advertisements come from WeChat',
  'ad-custom': 'advertisements come from WeChat',
  'official-account': 'official accounts live in WeChat',
  'open-data': "the user's data lives in WeChat",
  'live-player': 'live streams need WeChat',
  'live-pusher': 'live streams need WeChat',
  'voip-room': 'calls need WeChat',
  'channel-live': 'channels live in WeChat',
  'channel-video': 'channels live in WeChat',
  'functional-page-navigator': 'plugins live in WeChat',
  'keyboard-accessory': 'the keyboard is not drawn',
  editor: 'its documents are not imitated',
  audio: 'WeChat itself has given it up: use wx.createInnerAudioContext',
  'ar-camera': 'there is no camera',
};

/** Components that say loudly that they are not there, so that no test passes over a hole. */
export const REFUSALS: Builtin[] = Object.entries(REFUSED).map(([tag, reason]) => ({
  tag,
  refused: reason,
  properties: {},
  css: `wx-${tag} { display: block; }
wx-${tag} > .wx-refused { padding: 8px; border: 2px dashed #e64340; color: #e64340; font-size: 13px; }`,
  place(it) {
    const message = `<${tag}> is not supported by this host: ${reason}`;
    it.element.append(draw('div', 'wx-refused', message));
    it.host.report(new Error(message));
    return {};
  },
}));
