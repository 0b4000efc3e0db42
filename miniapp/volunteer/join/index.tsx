import { SignedIn } from '@shared/screens/SignedIn';
import { Join } from './Join';

export default function JoinPage() {
  return <SignedIn>{(person) => <Join key={person.id} personId={person.id} />}</SignedIn>;
}
