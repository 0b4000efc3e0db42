import { SignedIn } from '@shared/screens/SignedIn';
import { Contacts } from './Contacts';

export default function ContactsPage() {
  return <SignedIn>{(person) => <Contacts key={person.id} personId={person.id} />}</SignedIn>;
}
