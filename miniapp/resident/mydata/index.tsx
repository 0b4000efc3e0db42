import { SignedIn } from '@shared/screens/SignedIn';
import { MyData } from '@shared/screens/mydata/MyData';

export default function MyDataPage() {
  return <SignedIn>{(person) => <MyData key={person.id} personId={person.id} />}</SignedIn>;
}
