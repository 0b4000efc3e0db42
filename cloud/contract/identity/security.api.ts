import { get, post, type Page } from '../route';
import type {
  CodeInput,
  NewPasswordInput,
  PersonId,
  ReasonInput,
  SecurityListInput,
} from './security.schema';

/** One member of staff as the security administrator sees them. Times are ms; absent where it never happened. */
export interface SecurityRow {
  id: number;
  account: string;
  name: string;
  posts: { label: string; unitName: string }[];
  disabled: boolean;
  /** Until when the account is locked; absent when it is not. */
  lockedUntil?: number;
  failures: number;
  secondFactor: boolean;
  /** One of the three administrators: cannot work without a second factor. */
  administrator: boolean;
  passwordAt?: number;
  mustChange: boolean;
  signedInAt?: number;
  sessions: number;
}

export interface StaffSessionRow {
  id: number;
  program: string;
  startedAt: number;
  seenAt: number;
  ip: string;
  secondFactor: boolean;
}

export interface SecondFactorView {
  set: boolean;
  since?: number;
  codesLeft: number;
  /** An administrator's cannot be taken away, only be made anew. */
  required: boolean;
}

/** For an authenticator: the secret in Base32, and the same as an otpauth:// address for a QR code. */
export interface SecondFactorOffer {
  secret: string;
  uri: string;
}

export const securityApi = {
  passwordRules: get<Record<never, never>, { rules: string[] }>('/me/password-rules'),
  changePassword: post<NewPasswordInput, { ok: true }>('/me/password'),
  secondFactor: get<Record<never, never>, SecondFactorView>('/me/second-factor'),
  beginSecondFactor: post<Record<never, never>, SecondFactorOffer>('/me/second-factor/begin'),
  /** The recovery codes are shown this once. */
  confirmSecondFactor: post<CodeInput, { recoveryCodes: string[] }>('/me/second-factor/confirm'),
  removeSecondFactor: post<CodeInput, { ok: true }>('/me/second-factor/remove'),

  people: get<SecurityListInput, Page<SecurityRow>>('/security/people'),
  sessions: get<PersonId, { rows: StaffSessionRow[] }>('/security/people/:id/sessions'),
  unlock: post<PersonId, { ok: true }>('/security/people/:id/unlock'),
  resetSecondFactor: post<ReasonInput, { ok: true }>('/security/people/:id/reset-second-factor'),
  signOut: post<PersonId, { ok: true }>('/security/people/:id/sign-out'),
  revoke: post<PersonId, { ok: true }>('/security/sessions/:id/revoke'),

  /** Demonstration only: the code that the person's authenticator shows now. */
  demoCode: get<{ account: string }, { code: string }>('/demo/second-factor'),
};
