import type { Feeds } from '../page/builtin';
import type { DeclaredDomains } from './service';

export interface DeviceSize {
  readonly width: number;
  readonly height: number;
}

/** How a program is started. */
export interface LaunchOptions {
  /** The weapp build: the folder with app.json. */
  readonly dist: string;
  /** Answers given beforehand; change them while it runs with `feed()`. */
  readonly feeds?: Feeds;
  /** The screen in CSS pixels; 375 × 812 unless said otherwise. */
  readonly width?: number;
  readonly height?: number;
  /** Port of the automator's server; any free one unless said otherwise. */
  readonly port?: number;
  /** The server origins declared in WeChat's console; absent = not checked, as with 不校验合法域名. */
  readonly domains?: DeclaredDomains;
  /** The page to open first, as from a shared card or a code: `pages/a/b?x=1`. */
  readonly open?: string;
  /** IANA name; Asia/Shanghai unless said otherwise. */
  readonly timezone?: string;
}
