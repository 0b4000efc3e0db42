import { useEffect, useRef } from 'react';
import { consentStore } from '../../api/consent';
import type { SessionHook } from '../../hooks/session';
import { useKept } from '../../hooks/watched';
import { usePrivacy } from './privacy';

/** A sign-in; resolves to whether it worked. */
type Way = () => Promise<boolean>;

/** The part of a session that says whether the last sign-in was refused for want of the consent. */
type Refused = Pick<SessionHook, 'consentNeeded'>;

/**
 * The way in for whom the server does not know yet: it keeps nothing of them before they agree to the privacy text. The
 * sheet comes up by itself, and a yes goes out with the same sign-in, tried once more; after a no nothing is sent.
 */
export function useConsentedEntry({ consentNeeded }: Refused): (way: Way) => void {
  const { ask, asking } = usePrivacy();
  const agreed = useKept(consentStore) !== '';
  const last = useRef<Way | undefined>(undefined);
  useEffect(() => {
    if (consentNeeded) ask();
  }, [consentNeeded]);
  useEffect(() => {
    if (consentNeeded && agreed) void last.current?.();
    // Only the answer itself goes on: a refusal after it must not try for ever.
  }, [agreed]);
  useEffect(() => {
    // A no is a no: what is agreed to later, elsewhere, sends nobody in here.
    if (!asking && !agreed) last.current = undefined;
  }, [asking]);
  return (way) => {
    last.current = way;
    void way();
  };
}
