const TOKEN = 'one-net.token';
const OVERDUE = 'one-net.overdue';

interface SessionState {
  token?: string;
  /** Why the last session is over, to be shown at sign-in. */
  notice?: string;
}

const watchers = new Set<() => void>();
let state: SessionState = {
  token: sessionStorage.getItem(TOKEN) ?? localStorage.getItem(TOKEN) ?? undefined,
};

/** The bearer token of this tab, or of this computer when the person asked to stay signed in. */
export const session = {
  token: () => state.token,
  current: () => state,
  begin(token: string, keep: 'tab' | 'computer') {
    forget();
    (keep === 'computer' ? localStorage : sessionStorage).setItem(TOKEN, token);
    change({ token });
  },
  /** Called on a refusal; a late answer to an older token must not end a newer session. */
  ended(token: string, notice: string) {
    if (token !== state.token) return;
    forget();
    change({ notice });
  },
  leave(notice = '您已退出登录') {
    forget();
    change({ notice });
  },
  /** Idle for too long, while a screen that must stay on was shown: over as soon as anything else is opened. */
  overdue: () => localStorage.getItem(OVERDUE) !== null,
  becomeOverdue: () => localStorage.setItem(OVERDUE, '1'),
  watch(listener: () => void) {
    watchers.add(listener);
    return () => watchers.delete(listener);
  },
};

function forget() {
  sessionStorage.removeItem(TOKEN);
  localStorage.removeItem(TOKEN);
  localStorage.removeItem(OVERDUE);
}

function change(next: SessionState) {
  state = next;
  watchers.forEach((tell) => tell());
}
