import type { ReactNode } from 'react';
import type { PersonView } from '@contract/identity/identity.api';
import { useDemoPeople } from '../hooks/demo';
import { useSession } from '../hooks/session';
import { Page } from '../ui/Page';
import { SignIn } from '../ui/SignIn';

interface SignedInProps {
  /** Drawn for whoever is signed in; usually a <Page>. */
  children: (person: PersonView) => ReactNode;
}

/** The door before a page: the sign-in, or what is behind it. */
export function SignedIn({ children }: SignedInProps) {
  const { person, busy, error, signIn, signInAs, signInStaff } = useSession();
  const people = useDemoPeople(person ? 'closed' : 'open');
  if (person) return <>{children(person)}</>;
  const forStaff =
    PROGRAM.key === 'command'
      ? (account: string, password: string) => void signInStaff(account, password)
      : undefined;
  return (
    <Page loading={people.loading}>
      <SignIn
        busy={busy}
        error={error ?? people.error}
        people={people.data}
        onPerson={(key) => void signInAs(key)}
        onWechat={() => void signIn()}
        onStaff={forStaff}
      />
    </Page>
  );
}
