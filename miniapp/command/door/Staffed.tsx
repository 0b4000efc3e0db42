import type { ReactNode } from 'react';
import type { PersonView } from '@contract/identity/identity.api';
import { useDemoPeople } from '@shared/hooks/demo';
import { Page } from '@shared/ui/Page';
import { SignIn } from '@shared/ui/SignIn';
import { useDemoEntry } from './demo-entry';
import { useStaffDoor } from './staff-door';

interface StaffedProps {
  children: (person: PersonView) => ReactNode;
}

/** The door of this program. An unbound WeChat is told so, and one sign-in with the work account binds it. */
export function Staffed({ children }: StaffedProps) {
  const { person, busy, error, enterAs, signIn, signInStaff } = useStaffDoor();
  const entry = useDemoEntry(enterAs);
  const people = useDemoPeople(person || entry.entering ? 'closed' : 'open');
  if (entry.entering) return <Page loading />;
  if (person) return <>{children(person)}</>;
  const chosen = (key: string) => people.data?.find((one) => one.key === key);
  return (
    <Page loading={people.loading}>
      <SignIn
        busy={busy}
        error={error ?? entry.error ?? people.error}
        people={people.data}
        onPerson={(key) => {
          const one = chosen(key);
          if (one) void enterAs(one);
        }}
        onWechat={() => void signIn()}
        onStaff={(account, password, otp) => void signInStaff(account, password, otp)}
      />
    </Page>
  );
}
