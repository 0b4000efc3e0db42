import { SignedIn } from '@shared/screens/SignedIn';
import { Registrations } from './Registrations';

export default function RegistrationsPage() {
  return <SignedIn>{(person) => <Registrations key={person.id} personId={person.id} />}</SignedIn>;
}
