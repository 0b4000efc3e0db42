import { SignedIn } from '@shared/screens/SignedIn';
import { Service } from './Service';

export default function ServicePage() {
  return <SignedIn>{(person) => <Service key={person.id} personId={person.id} />}</SignedIn>;
}
