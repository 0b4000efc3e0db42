/** The four mini-programs. Everything that differs between their builds is said here and nowhere else. */
export interface Program {
  key: 'resident' | 'volunteer' | 'enterprise' | 'command';
  /** Name under the icon in WeChat. */
  name: string;
  /** One sentence a stranger understands. */
  purpose: string;
  /** Accent; at least 4.5:1 on white, so that it may carry text. */
  accent: string;
  /** Accent when pressed. */
  accentDeep: string;
  /** Accent as a quiet background behind dark text. */
  accentSoft: string;
  /** Environment variable holding the WeChat appid. */
  appidEnv: string;
}

export const PROGRAMS: readonly Program[] = [
  {
    key: 'resident',
    name: '随手拍',
    purpose: '看到身边的问题，拍一张，我们接着办。',
    accent: '#0b6e78',
    accentDeep: '#08545c',
    accentSoft: '#e3f1f1',
    appidEnv: 'WECHAT_RESIDENT_APPID',
  },
  {
    key: 'volunteer',
    name: '智慧党建',
    purpose: '组织生活、志愿服务、为群众办实事，都在这里。',
    accent: '#b3261e',
    accentDeep: '#8c1d17',
    accentSoft: '#fbeae8',
    appidEnv: 'WECHAT_VOLUNTEER_APPID',
  },
  {
    key: 'enterprise',
    name: '企业诉求',
    purpose: '企业遇到的难处，一次说清，限时回话。',
    accent: '#1d4e9e',
    accentDeep: '#163c7a',
    accentSoft: '#e6edf8',
    appidEnv: 'WECHAT_ENTERPRISE_APPID',
  },
  {
    key: 'command',
    name: '决策指挥',
    purpose: '该我办的、该我盯的，一眼看清。',
    accent: '#1f3a5f',
    accentDeep: '#152a46',
    accentSoft: '#e6ebf2',
    appidEnv: 'WECHAT_COMMAND_APPID',
  },
];

/** The program of that key. Throws on an unknown key: a build without a program has no meaning. */
export function programOf(key: string | undefined): Program {
  const found = PROGRAMS.find((p) => p.key === key);
  if (!found) throw new Error(`没有名为「${key ?? ''}」的小程序`);
  return found;
}
