import type { PersonView, SessionView } from '@contract/identity/identity.api';
import { kept } from './kept';

export interface Session {
  token: string;
  person: PersonView;
  /** ms since epoch. */
  expiresAt: number;
}
/** Signed in, or not, and then why it ended if the server ended it. */
export type SessionState = { session: Session; ended?: undefined } | { session?: undefined; ended?: string };

// H5 programs share one origin, so each keeps its own.
export const sessionStore = kept<SessionState>(`one-net:${PROGRAM.key}:session`, (stored) =>
  isSignedIn(stored) ? { session: stored.session } : {},
);

export function openSession(view: SessionView): void {
  sessionStore.set({ session: view });
}

/** Signs out when `token` is still the one in use: an answer to an old request must not end a new session. */
export function endSession(token: string, why?: string): void {
  if (sessionStore.get().session?.token === token) sessionStore.set({ ended: why });
}

function isSignedIn(stored: unknown): stored is { session: Session } {
  if (typeof stored !== 'object' || stored === null || !('session' in stored)) return false;
  const { session } = stored;
  return typeof session === 'object' && session !== null && 'token' in session && 'person' in session;
}
