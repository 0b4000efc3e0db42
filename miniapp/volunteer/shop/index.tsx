import { Goods } from '@shared/points/Goods';
import { SignedIn } from '@shared/screens/SignedIn';

export default function GoodsPage() {
  return <SignedIn>{(person) => <Goods personId={person.id} />}</SignedIn>;
}
