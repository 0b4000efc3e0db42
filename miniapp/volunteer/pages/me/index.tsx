import { useSession } from '@shared/hooks/session';
import { Me as MeScreen } from '@shared/screens/Me';
import { PersonRows } from '@shared/screens/person/PersonRows';
import { PrivacySheet } from '@shared/screens/privacy/PrivacySheet';
import { MyService } from './MyService';

export default function Me() {
  const { person } = useSession();
  return (
    <MeScreen>
      {person && <MyService key={person.id} personId={person.id} />}
      <PersonRows />
      <PrivacySheet />
    </MeScreen>
  );
}
