import type { Behaviour, Builtin, Placed } from '../builtin';
import { numberOf, textOf } from './read';

const ROUTES = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
} as const;

export const navigator: Builtin = {
  tag: 'navigator',
  events: ['success', 'fail', 'complete'],
  properties: {
    target: { type: String, value: 'self' },
    url: String,
    openType: { type: String, value: 'navigate' },
    delta: { type: Number, value: 1 },
    appId: String,
    path: String,
    extraData: null,
    version: { type: String, value: 'release' },
    shortLink: String,
    hoverClass: { type: String, value: 'navigator-hover' },
    hoverStayTime: { type: Number, value: 600 },
  },
  css: `wx-navigator { display: block; height: auto; width: auto; }
wx-navigator[hidden] { display: none; }
.navigator-hover { background-color: rgba(0,0,0,.1); opacity: .7; }`,
  place: (it): Behaviour => ({ tapped: () => void follow(it) }),
};

async function follow(it: Placed): Promise<void> {
  const api = apiOf(it);
  try {
    await go(it);
    it.fire('success', { errMsg: `${api}:ok` });
    it.fire('complete', { errMsg: `${api}:ok` });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const errMsg = reason.startsWith(`${api}:fail`) ? reason : `${api}:fail ${reason}`;
    console.error(errMsg);
    it.fire('fail', { errMsg });
    it.fire('complete', { errMsg });
  }
}

async function go(it: Placed): Promise<void> {
  const type = textOf(it, 'openType') || 'navigate';
  if (textOf(it, 'target') === 'miniProgram')
    throw new Error('other mini-programs are not there in this host');
  if (type === 'navigateBack') return it.host.pages.back(Math.max(1, numberOf(it, 'delta', 1)));
  if (!isRoute(type)) throw new Error(`open-type "${type}" is not supported by this host`);
  await it.host.pages.go(ROUTES[type], textOf(it, 'url'));
}

function apiOf(it: Placed): string {
  const type = textOf(it, 'openType') || 'navigate';
  if (textOf(it, 'target') === 'miniProgram') return 'navigateToMiniProgram';
  return isRoute(type) ? ROUTES[type] : type;
}

function isRoute(type: string): type is keyof typeof ROUTES {
  return type in ROUTES;
}
