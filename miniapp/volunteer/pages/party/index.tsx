import { SignedIn } from '@shared/screens/SignedIn';
import { MyParty } from './MyParty';

export default function PartyPage() {
  return <SignedIn>{(person) => <MyParty key={person.id} personId={person.id} />}</SignedIn>;
}
