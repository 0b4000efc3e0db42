import { Staffed } from '../door/Staffed';
import { Inbox } from './Inbox';

export default function InboxPage() {
  return <Staffed>{(person) => <Inbox key={person.id} personId={person.id} />}</Staffed>;
}
