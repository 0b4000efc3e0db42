import { SignedIn } from '@shared/screens/SignedIn';
import { OrderForm } from './OrderForm';

export default function OrderFormPage() {
  return <SignedIn>{(person) => <OrderForm key={person.id} personId={person.id} />}</SignedIn>;
}
