import type { HostServices } from '../builtin';
import { ApiFailure } from './api';
import { ask, drawn } from './dialog';

const QUESTIONS: Readonly<Record<string, string>> = {
  'scope.userLocation': '获取你的位置信息',
  'scope.userFuzzyLocation': '获取你的模糊位置信息',
  'scope.userLocationBackground': '在后台获取你的位置信息',
  'scope.writePhotosAlbum': '保存图片或视频到你的相册',
  'scope.record': '使用你的麦克风',
  'scope.camera': '使用你的摄像头',
  'scope.bluetooth': '使用你的蓝牙',
  'scope.addPhoneContact': '添加到手机通讯录',
  'scope.addPhoneCalendar': '添加到手机日历',
  'scope.werun': '获取你的微信运动步数',
};

/** What the user has allowed this program, by scope: fed, or answered in the question that WeChat draws. */
class Scopes {
  private readonly given = new Map<string, boolean>();

  constructor(private readonly host: HostServices) {}

  /** Asks the user unless answered already; throws the refusal in WeChat's words. */
  async need(scope: string): Promise<void> {
    if (!(await this.ask(scope))) throw new ApiFailure('auth deny', { errno: 103 });
  }

  /** True when allowed. Throws for a scope that WeChat does not know. */
  async ask(scope: string): Promise<boolean> {
    const words = QUESTIONS[scope];
    if (!words) throw new ApiFailure('invalid scope', { errno: 1001 });
    const known = this.known(scope);
    const allowed = known ?? (await this.question(scope, words));
    this.given.set(scope, allowed);
    return allowed;
  }

  /** As wx.getSetting tells it: only what has been asked. */
  settled(): Record<string, boolean> {
    const settled = Object.fromEntries(
      [...this.given].map(([scope, allowed]) => [scope, this.known(scope) ?? allowed]),
    );
    return { ...settled, ...this.host.feeds.scopes };
  }

  private known(scope: string): boolean | undefined {
    const { scopes, location } = this.host.feeds;
    const fed = scopes?.[scope];
    if (fed !== undefined) return fed;
    // The place itself is the user's yes; `denied` is the no.
    if (scope === 'scope.userLocation' || scope === 'scope.userFuzzyLocation') {
      if (location !== undefined) return location !== 'denied';
    }
    return this.given.get(scope);
  }

  private question(scope: string, words: string): Promise<boolean> {
    const reason = this.host.app.permission?.[scope]?.desc ?? '';
    return ask(this.host, {
      title: `申请${words}`,
      content: drawn('wx-over__text', reason),
      choices: [
        { words: '拒绝', answer: false, native: 'authorizeCancel' },
        { words: '允许', answer: true, native: 'authorizeAllow' },
      ],
    });
  }
}

const known = new WeakMap<HostServices, Scopes>();

/** The one set of answers of a program. */
export function scopesOf(host: HostServices): Scopes {
  const found = known.get(host) ?? new Scopes(host);
  known.set(host, found);
  return found;
}
