import { useEffect } from 'react';
import { kept } from '@shared/api/kept';
import { useSession } from '@shared/hooks/session';
import { useKept } from '@shared/hooks/watched';

/** Whether the sign-in at the start is through, or has failed; each run asks anew. */
const entry = kept<'entering' | 'decided'>('one-net:resident:entry', () => 'entering');

/** What matters less waits for it, so that it does not take the line from what was come for. */
export function useEntryDecided(): boolean {
  return useKept(entry) === 'decided';
}

/** WeChat: comes in by itself. H5: `?person=KEY` (or `?as=KEY`) before the `#` comes in as that demonstration person. */
export function useEntry(): void {
  const { signedIn, signIn, signInAs } = useSession();
  const enter = async () => {
    if (process.env.TARO_ENV !== 'h5') return signedIn || signIn();
    const person = personInAddress();
    return person !== null && signInAs(person);
  };
  useEffect(() => {
    void enter().then(() => entry.set('decided'));
    // Once, at the start: whoever signs out later stays out.
  }, []);
}

function personInAddress(): string | null {
  const query = new URLSearchParams(window.location.search);
  const person = query.get('person') ?? query.get('as');
  // Taken off the address, or a reload after signing out would sign in again.
  if (person) window.history.replaceState(null, '', window.location.pathname + window.location.hash);
  return person;
}
