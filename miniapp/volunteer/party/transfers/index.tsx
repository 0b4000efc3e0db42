import { SignedIn } from '@shared/screens/SignedIn';
import { Transfers } from './Transfers';

export default function TransfersPage() {
  return <SignedIn>{(person) => <Transfers key={person.id} personId={person.id} />}</SignedIn>;
}
