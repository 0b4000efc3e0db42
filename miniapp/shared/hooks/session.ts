import { useCallback, useState } from 'react';
import Taro from '@tarojs/taro';
import { identityApi, type PersonView, type SessionView } from '@contract/identity/identity.api';
import type { StaffSignIn } from '@contract/identity/identity.schema';
import { ApiError, messageOf } from '../api/api-error';
import { consentGiven } from '../api/consent';
import { api } from '../api/request';
import { endSession, openSession, sessionStore } from '../api/session';
import { useKept } from './watched';

export interface SessionHook {
  token?: string;
  person?: PersonView;
  signedIn: boolean;
  /** A sign-in is under way. */
  busy: boolean;
  /** Why the last sign-in failed, or why the server ended the session. */
  error?: string;
  /** The last sign-in failed because this person has not agreed to the privacy text, or took it back. */
  consentNeeded: boolean;
  /** WeChat: asks wx.login for a code. Each of these resolves to whether it worked; `error` says why not. */
  signIn: () => Promise<boolean>;
  /** H5 demonstration: signs in as one of the demonstration people, by key. */
  signInAs: (personKey: string) => Promise<boolean>;
  /** Staff, by user name and password; in WeChat this also binds the account to the WeChat person. */
  signInStaff: (account: string, password: string, otp?: string) => Promise<boolean>;
  signOut: () => Promise<void>;
}

/** Who is signed in, kept across starts; a 401 about the session signs out everywhere at once. */
export function useSession(): SessionHook {
  const { session, ended } = useKept(sessionStore);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ words: string; code: string }>();
  const attempt = useCallback(async (open: () => Promise<SessionView>): Promise<boolean> => {
    setBusy(true);
    setFailure(undefined);
    try {
      openSession(await open());
      return true;
    } catch (error) {
      setFailure({ words: messageOf(error), code: error instanceof ApiError ? error.code : '' });
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return {
    token: session?.token,
    person: session?.person,
    signedIn: session !== undefined,
    busy,
    error: failure?.words ?? ended,
    consentNeeded: failure?.code === 'consentNeeded',
    signIn: useCallback(() => attempt(byWechat), [attempt]),
    signInAs: useCallback((person) => attempt(() => byDemonstration(person)), [attempt]),
    signInStaff: useCallback(
      (account, password, otp) => attempt(() => byPassword({ account, password, otp })),
      [attempt],
    ),
    signOut,
  };
}

async function byWechat(): Promise<SessionView> {
  const { code } = await Taro.login();
  return api(identityApi.wechatSignIn, { program: PROGRAM.key, code, ...consentGiven() });
}

async function byDemonstration(person: string): Promise<SessionView> {
  const { code } = await api(identityApi.demoCode, { person, program: PROGRAM.key });
  if (PROGRAM.key !== 'command')
    return api(identityApi.wechatSignIn, { program: PROGRAM.key, code, ...consentGiven() });
  // The command program knows a WeChat person only once a staff account has been bound to it.
  const { rows } = await api(identityApi.demoPeople, {});
  const { account = '', password = '' } = rows.find((each) => each.key === person) ?? {};
  return api(identityApi.staffSignIn, { account, password, program: PROGRAM.key, code });
}

async function byPassword(typed: Pick<StaffSignIn, 'account' | 'password' | 'otp'>): Promise<SessionView> {
  const code = process.env.TARO_ENV === 'weapp' ? (await Taro.login()).code : undefined;
  return api(identityApi.staffSignIn, { ...typed, program: PROGRAM.key, code });
}

async function signOut(): Promise<void> {
  const token = sessionStore.get().session?.token;
  if (!token) return;
  try {
    await api(identityApi.signOut, {});
  } catch (cause) {
    // Out of reach of the server the phone must still forget; the token runs out by itself.
    console.warn('服务端没有收到退出', cause);
  }
  endSession(token);
}
