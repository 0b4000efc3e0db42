import Taro from '@tarojs/taro';
import { kept } from '@shared/api/kept';
import { useKept } from '@shared/hooks/watched';

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

const answer = kept<Answer>('one-net:resident:privacy', (stored) =>
  stored === 'agreed' || stored === 'declined' ? stored : 'open',
);

type Resolve = (result: { event: 'agree' | 'disagree'; buttonId?: string }) => void;
const pending: Resolve[] = [];
/** Asking again after a refusal is for this run only. */
const asked = kept<'yes' | 'no'>('one-net:resident:privacy-asked', () => 'no');

/** Consent to what the privacy guide says. In WeChat the platform itself asks, before the first private interface. */
export function usePrivacy(): PrivacyHook {
  const given = useKept(answer);
  useKept(asked);
  return { asking: isAsking(), agreed: given === 'agreed', agree, decline, ask };
}

/** WeChat: shows the sheet whenever an interface needs consent that has not been given. Call once, at the start. */
export function watchPrivacy(): void {
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
  settle('agreed', { event: 'agree', buttonId: AGREE_BUTTON });
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
