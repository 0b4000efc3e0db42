import { SignedIn } from '@shared/screens/SignedIn';
import { Record } from './Record';

export default function RecordPage() {
  return <SignedIn>{(person) => <Record key={person.id} personId={person.id} />}</SignedIn>;
}
