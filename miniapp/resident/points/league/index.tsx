import { League } from '@shared/points/League';
import { SignedIn } from '@shared/screens/SignedIn';

export default function LeaguePage() {
  return <SignedIn>{() => <League />}</SignedIn>;
}
