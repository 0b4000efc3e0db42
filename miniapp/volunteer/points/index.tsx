import { Statement } from '@shared/points/Statement';
import { SignedIn } from '@shared/screens/SignedIn';

export default function StatementPage() {
  return <SignedIn>{(person) => <Statement personId={person.id} />}</SignedIn>;
}
