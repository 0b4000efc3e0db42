import { Redemptions } from '@shared/points/Redemptions';
import { SignedIn } from '@shared/screens/SignedIn';

export default function RedemptionsPage() {
  return <SignedIn>{(person) => <Redemptions personId={person.id} />}</SignedIn>;
}
