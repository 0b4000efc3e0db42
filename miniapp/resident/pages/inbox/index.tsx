import { SignedIn } from '@shared/screens/SignedIn';
import { Inbox } from './Inbox';

export default function InboxPage() {
  return <SignedIn>{(person) => <Inbox personId={person.id} />}</SignedIn>;
}
