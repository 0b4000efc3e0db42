import Taro from '@tarojs/taro';
import { PRIVACY_VERSION } from '@contract/identity/privacy';
import { rightsApi } from '@contract/identity/rights.api';
import { consentStore } from '../../api/consent';
import { kept } from '../../api/kept';
import { api } from '../../api/request';
import { sessionStore } from '../../api/session';
import { useKept } from '../../hooks/watched';

type Answer = 'agreed' | 'declined' | 'open';

export interface PrivacyHook {
  /** The sheet is to be shown. */
  asking: boolean;
  agreed: boolean;
  agree: () => void;
  decline: () => void;
  /** Shows the sheet, when there is no consent yet. */
  ask: () => void;
}

/** WeChat's open-type button: its id tells WeChat which tap was the consent. */
export const AGREE_BUTTON = 'privacy-agree';

const answer = kept<Answer>(`one-net:${PROGRAM.key}:privacy`, (stored) =>
  stored === 'declined' || (stored === 'agreed' && consentStore.get() === PRIVACY_VERSION) ? stored : 'open',
);

type Resolve = (result: { event: 'agree' | 'disagree'; buttonId?: string }) => void;
const pending: Resolve[] = [];
/** Asking again after a refusal is for this run only. */
const asked = kept<'yes' | 'no'>(`one-net:${PROGRAM.key}:privacy-asked`, () => 'no');

/** Consent to what the privacy guide says. In WeChat the platform itself asks, before the first private interface. */
export function usePrivacy(): PrivacyHook {
  const given = useKept(answer);
  useKept(asked);
  return { asking: isAsking(), agreed: given === 'agreed', agree, decline, ask };
}

/**
 * Tells the server of the consent with every new session. In WeChat it also shows the sheet whenever an interface needs
 * consent that has not been given. Call once, at the start.
 */
export function watchPrivacy(): void {
  sessionStore.watch(() => void tellServer());
  void tellServer();
  if (process.env.TARO_ENV !== 'weapp') return;
  // Older phones have no such question, and then need no answer.
  Taro.onNeedPrivacyAuthorization?.((resolve: Resolve) => {
    pending.push(resolve);
    asked.set('yes');
  });
}

function ask(): void {
  if (answer.get() !== 'agreed') asked.set('yes');
}

function agree(): void {
  consentStore.set(PRIVACY_VERSION);
  settle('agreed', { event: 'agree', buttonId: AGREE_BUTTON });
  void tellServer();
}

/** The session that the server has heard the consent for; kept, or every start would tell it again. */
const told = kept<string>(`one-net:${PROGRAM.key}:privacy-told`, (stored) =>
  typeof stored === 'string' ? stored : '',
);

/** Whoever agrees before the sign-in is through is heard when it is; what does not arrive, the next sign-in brings. */
async function tellServer(): Promise<void> {
  const { session } = sessionStore.get();
  if (!session || consentStore.get() === '') return;
  const mine = `${session.person.id} until ${session.expiresAt}`;
  if (told.get() === mine) return;
  told.set(mine);
  try {
    await api(rightsApi.consent, { version: PRIVACY_VERSION, program: PROGRAM.key });
  } catch (cause) {
    console.warn('同意记录没有送到', cause);
    told.set('');
  }
}

/** After the consent was taken back: nothing private is read any more, until it is given again. */
export function forgetConsent(): void {
  consentStore.set('');
  answer.set('declined');
}

function decline(): void {
  settle('declined', { event: 'disagree' });
}

function isAsking(): boolean {
  const firstRun = process.env.TARO_ENV === 'h5' && answer.get() === 'open';
  return firstRun || asked.get() === 'yes';
}

/** The first answer counts: the sheet reports its closing once more after a tap on either button. */
function settle(given: Answer, result: Parameters<Resolve>[0]): void {
  if (!isAsking()) return;
  answer.set(given);
  asked.set('no');
  pending.splice(0).forEach((resolve) => resolve(result));
}
