import { SignedIn } from '@shared/screens/SignedIn';
import { Rewards } from './Rewards';

export default function RewardsPage() {
  return <SignedIn>{(person) => <Rewards personId={person.id} />}</SignedIn>;
}
