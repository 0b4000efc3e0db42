import type { ReactNode } from 'react';
import type { PersonView } from '@contract/identity/identity.api';
import { useDemoPeople } from '../hooks/demo';
import { useSession } from '../hooks/session';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { SignIn } from '../ui/SignIn';
import { useConsentedEntry } from './privacy/consented-entry';
import { PrivacySheet } from './privacy/PrivacySheet';

interface SignedInProps {
  /** Drawn for whoever is signed in; usually a <Page>. */
  children: (person: PersonView) => ReactNode;
}

/** The door before a page: the sign-in, or what is behind it. */
export function SignedIn({ children }: SignedInProps) {
  const session = useSession();
  const { person, busy, error, consentNeeded, signIn, signInAs, signInStaff } = session;
  const enter = useConsentedEntry(session);
  const people = useDemoPeople(person ? 'closed' : 'open');
  if (person) return <>{children(person)}</>;
  const forStaff =
    PROGRAM.key === 'command'
      ? (account: string, password: string, otp?: string) => void signInStaff(account, password, otp)
      : undefined;
  return (
    <Page loading={people.loading}>
      {consentNeeded && <Notice tone="calm" words={error ?? ''} />}
      <SignIn
        busy={busy}
        error={(consentNeeded ? undefined : error) ?? people.error}
        people={people.data}
        onPerson={(key) => enter(() => signInAs(key))}
        onWechat={() => enter(signIn)}
        onStaff={forStaff}
      />
      {consentNeeded && <PrivacySheet at="door" />}
    </Page>
  );
}
