import { SignedIn } from '@shared/screens/SignedIn';
import { MyOrders } from './MyOrders';

export default function HelpPage() {
  return <SignedIn>{(person) => <MyOrders personId={person.id} />}</SignedIn>;
}
