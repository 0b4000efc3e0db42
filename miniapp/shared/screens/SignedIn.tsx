import type { ReactNode } from 'react';
import type { PersonView } from '@contract/identity/identity.api';
import { PRIVACY_VERSION } from '@contract/identity/privacy';
import { consentStore } from '../api/consent';
import { useDemoPeople } from '../hooks/demo';
import { useSession } from '../hooks/session';
import { useKept } from '../hooks/watched';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { SignIn } from '../ui/SignIn';

interface SignedInProps {
  /** Drawn for whoever is signed in; usually a <Page>. */
  children: (person: PersonView) => ReactNode;
}

/** The door before a page: the sign-in, or what is behind it. */
export function SignedIn({ children }: SignedInProps) {
  const { person, busy, error, consentNeeded, signIn, signInAs, signInStaff } = useSession();
  const agreed = useKept(consentStore) !== '';
  const people = useDemoPeople(person ? 'closed' : 'open');
  if (person) return <>{children(person)}</>;
  const forStaff =
    PROGRAM.key === 'command'
      ? (account: string, password: string, otp?: string) => void signInStaff(account, password, otp)
      : undefined;
  return (
    <Page loading={people.loading}>
      {consentNeeded && !agreed && (
        <Notice
          tone="calm"
          words="重新同意后才能登录：位置、照片、称呼和手机号，只用来办理您上报的事。"
          action={{ label: '同意', onTap: () => consentStore.set(PRIVACY_VERSION) }}
        />
      )}
      {consentNeeded && agreed && <Notice tone="good" words="已同意，请再登录一次。" />}
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
