import { SignedIn } from '@shared/screens/SignedIn';
import { MyClaims } from './MyClaims';

export default function MyClaimsPage() {
  return <SignedIn>{(person) => <MyClaims key={person.id} personId={person.id} />}</SignedIn>;
}
